package io.oauthedge.operator.canary.probe;

import io.oauthedge.contract.canary.ResponseField;
import java.util.List;

/**
 * One kind of request.
 *
 * @param name for the operator's log
 * @param bodyBytes size of the content; 0 for none
 * @param status that the edge is asked to answer with
 * @param respond field lines that the edge is asked to answer with
 * @param echo whether the application is asked as well, where the resource names a path for it
 */
public record Probe(
    String name,
    Protocol protocol,
    String method,
    List<ProbeField> fields,
    int bodyBytes,
    int status,
    List<ResponseField> respond,
    boolean echo) {
  private static final int OK = 200;

  public Probe {
    fields = List.copyOf(fields);
    respond = List.copyOf(respond);
  }

  static Probe get(String name, Protocol protocol, List<ProbeField> fields) {
    return new Probe(name, protocol, "GET", fields, 0, OK, List.of(), false);
  }

  Probe withMethod(String wanted, int bytes) {
    return new Probe(name, protocol, wanted, fields, bytes, status, respond, echo);
  }

  Probe answeredWith(int wanted, List<ResponseField> lines) {
    return new Probe(name, protocol, method, fields, bodyBytes, wanted, lines, echo);
  }

  Probe withEcho() {
    return new Probe(name, protocol, method, fields, bodyBytes, status, respond, true);
  }

  /** The content, always the same: text of the kind that filters of content look at. */
  public byte[] body() {
    return Values.json(bodyBytes);
  }

  /** The field lines of the request with this id. */
  public List<SentField> fill(String id) {
    return fields.stream().map(field -> field.fill(id)).toList();
  }
}
