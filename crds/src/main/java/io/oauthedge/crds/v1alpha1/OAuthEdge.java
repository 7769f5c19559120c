package io.oauthedge.crds.v1alpha1;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Kind;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Singular;
import io.fabric8.kubernetes.model.annotation.Version;
import io.oauthedge.crds.v1alpha1.spec.OAuthEdgeSpec;
import io.oauthedge.crds.v1alpha1.status.OAuthEdgeStatus;

/** An edge: identical proxy pods in front of one application. */
@Group("oauthedge.io")
@Version("v1alpha1")
@Kind("OAuthEdge")
@Plural("oauthedges")
@Singular("oauthedge")
@ShortNames("oae")
@AdditionalPrinterColumn(
    name = "READY",
    jsonPath = ".status.conditions[?(@.type==\"Ready\")].status")
@AdditionalPrinterColumn(name = "HOST", jsonPath = ".spec.host")
@AdditionalPrinterColumn(
    name = "ADMITTED",
    jsonPath = ".status.traffic.admitted",
    type = AdditionalPrinterColumn.Type.INTEGER)
@AdditionalPrinterColumn(
    name = "REJECTED",
    jsonPath = ".status.traffic.rejected",
    type = AdditionalPrinterColumn.Type.INTEGER)
@AdditionalPrinterColumn(name = "TOP-REASON", jsonPath = ".status.traffic.topReason")
@AdditionalPrinterColumn(name = "HEADERS", jsonPath = ".status.headerIntegrity.summary")
@AdditionalPrinterColumn(name = "REPLICAS", jsonPath = ".status.replicas.summary")
@AdditionalPrinterColumn(
    name = "AGE",
    jsonPath = ".metadata.creationTimestamp",
    type = AdditionalPrinterColumn.Type.DATE)
@AdditionalPrinterColumn(name = "ISSUER", jsonPath = ".spec.issuers[0].issuer", priority = 1)
@AdditionalPrinterColumn(
    name = "FLOW",
    jsonPath = ".status.conditions[?(@.type==\"AuthorizationFlowHealthy\")].status",
    priority = 1)
@AdditionalPrinterColumn(
    name = "CERT-EXPIRY",
    jsonPath = ".status.certificate.notAfter",
    priority = 1)
@AdditionalPrinterColumn(
    name = "CANARY",
    jsonPath = ".status.headerIntegrity.lastRound",
    type = AdditionalPrinterColumn.Type.DATE,
    priority = 1)
@JsonClassDescription(
    "An edge: identical proxy pods in front of one application, which validate every OAuth 2.0 access token and count what happens to requests, by reason and by hop.")
@ValidationRule(
    value = "self.metadata.name.matches('^[a-z]([-a-z0-9]{0,48}[a-z0-9])?$')",
    message =
        "metadata.name becomes part of the names of a Service and labels: use at most 50 of a-z, 0-9 and -, starting with a letter")
public class OAuthEdge extends CustomResource<OAuthEdgeSpec, OAuthEdgeStatus>
    implements Namespaced {
  private static final long serialVersionUID = 1L;
}
