package io.oauthedge.crds.v1alpha1;

import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
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
public class OAuthEdge extends CustomResource<OAuthEdgeSpec, OAuthEdgeStatus>
    implements Namespaced {
  private static final long serialVersionUID = 1L;
}
