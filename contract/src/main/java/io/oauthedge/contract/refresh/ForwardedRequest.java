package io.oauthedge.contract.refresh;

import io.oauthedge.contract.ContractVersion;
import io.oauthedge.contract.Require;
import io.oauthedge.contract.Versioned;
import java.util.List;

/**
 * A request to a token endpoint that its owner is to send: pod → pod. Prints no secret.
 *
 * @param route name of the route in the configuration of both pods
 * @param uri path and query
 * @param authority what {@code Host} says to the upstream
 * @param headers all fields that the upstream gets, but those of the framing
 * @param form the body, decoded, in the client's order
 * @param session what ties it to an endpoint
 * @param key digest of all that makes two requests equal
 */
public record ForwardedRequest(
    int version,
    String route,
    String uri,
    String authority,
    List<Field> headers,
    List<Field> form,
    Session session,
    String key)
    implements Versioned {
  public ForwardedRequest {
    Require.text(route, "route");
    Require.text(uri, "uri");
    Require.text(authority, "authority");
    headers = Require.list(headers, "headers");
    form = Require.list(form, "form");
    Require.given(session, "session");
    Require.text(key, "key");
  }

  /** A request in the current contract version. */
  public static ForwardedRequest of(
      String route,
      String uri,
      String authority,
      List<Field> headers,
      List<Field> form,
      Session session,
      String key) {
    return new ForwardedRequest(
        ContractVersion.CURRENT, route, uri, authority, headers, form, session, key);
  }

  @Override
  public String toString() {
    return "ForwardedRequest[" + route + "]";
  }
}
