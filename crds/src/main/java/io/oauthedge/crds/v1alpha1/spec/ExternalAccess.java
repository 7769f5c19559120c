package io.oauthedge.crds.v1alpha1.spec;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How clients from outside the cluster reach the edge. */
@ValidationRule(
    value =
        "self.type == 'LoadBalancer' || !(has(self.externalTrafficPolicy) || has(self.loadBalancerClass) || has(self.sourceRanges))",
    message =
        "externalTrafficPolicy, loadBalancerClass and sourceRanges work only with type: LoadBalancer; remove them or change the type")
@ValidationRule(
    value =
        "self.type != 'LoadBalancer' || oldSelf.type != 'LoadBalancer' || (has(self.loadBalancerClass) ? self.loadBalancerClass : '') == (has(oldSelf.loadBalancerClass) ? oldSelf.loadBalancerClass : '')",
    message =
        "Kubernetes allows no change of loadBalancerClass; set type: ClusterIP, wait until that is applied, then LoadBalancer with the new class")
@ValidationRule(
    value =
        "!has(self.type) || !has(self.provider) || self.type != 'LoadBalancer' || self.provider in ['AWS_NLB', 'HAPROXY', 'GENERIC']",
    message =
        "this provider stands behind no Service of type LoadBalancer: set type: Ingress (AWS_ALB, GCP, AZURE, INGRESS_NGINX), or type: ClusterIP and a route of your own (ENVOY_GATEWAY)")
@ValidationRule(
    value =
        "!has(self.type) || !has(self.provider) || self.type != 'Ingress' || !(self.provider in ['AWS_NLB', 'ENVOY_GATEWAY'])",
    message =
        "this provider reads no Ingress: set type: LoadBalancer (AWS_NLB), or type: ClusterIP and a route of your own (ENVOY_GATEWAY)")
@ValidationRule(
    value = "!has(self.ingressClassName) || self.type == 'Ingress'",
    message = "ingressClassName works only with type: Ingress; remove it or change the type")
@ValidationRule(
    value = "!has(self.ingressClassName) || self.provider != 'GCP'",
    message =
        "GKE reads no ingressClassName: remove it; for another class set the annotation kubernetes.io/ingress.class")
@ValidationRule(
    value =
        "!has(self.proxyProtocol) || !self.proxyProtocol || (has(self.trustedProxies) && size(self.trustedProxies) > 0)",
    message =
        "proxyProtocol needs trustedProxies: the networks from which the load balancer connects")
@ValidationRule(
    value = "!has(self.proxyProtocol) || !self.proxyProtocol || self.type != 'Ingress'",
    message =
        "proxyProtocol works only with type: LoadBalancer or ClusterIP; an Ingress controller speaks HTTP to the edge, so remove it")
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ExternalAccess(
    @JsonPropertyDescription(
            "LoadBalancer: a Service of that type. Ingress: an Ingress before a Service of type ClusterIP. ClusterIP: that Service alone, when something of your own stands in front. Default LoadBalancer.")
        @Default("LoadBalancer")
        ExternalAccessType type,
    @JsonPropertyDescription(
            "What stands in front: AWS_NLB, AWS_ALB, GCP, AZURE, INGRESS_NGINX, HAPROXY, ENVOY_GATEWAY or GENERIC. Its profile sets annotations, knows header limits, and words the fix of a finding. Default GENERIC: nothing is assumed.")
        @Default("GENERIC")
        Provider provider,
    @JsonPropertyDescription(
            "Where clients reach the edge: scheme, one of the edge's own hosts, and a port if it is not the scheme's. The header canary calls it. Default https:// and host.")
        @Size(min = 1, max = 512)
        @ValidationRule(
            value = Formats.ORIGIN,
            message = "url must be http or https, a host, and a port if needed, without path")
        @Nullable String url,
    @JsonPropertyDescription(
            "CIDRs, up to 64, whose X-Forwarded-* and Forwarded (RFC 7239) are believed, read from the right. Everybody else's are dropped. Keep them narrow: a network that holds pods lets any pod pose as the load balancer. Default none.")
        @Size(min = 0, max = 64)
        @ValidationRule(
            value = Formats.CIDRS,
            message =
                "trustedProxies holds an entry that is no network such as 10.20.0.0/24 or 2001:db8::/32")
        List<@Size(min = 1, max = 43) String> trustedProxies,
    @JsonPropertyDescription(
            "Whether trustedProxies begin each connection with the PROXY protocol, version 1 or 2, which tells the client's address. A connection without it is then refused. AWS_NLB is told to send it; let others send it yourself. All pods are replaced when it is switched, and meet the load balancer's change at another moment: give clients a second edge rather than switch it under load. Default false.")
        @Default("false")
        Boolean proxyProtocol,
    @JsonPropertyDescription(
            "Service.spec.externalTrafficPolicy: Local keeps the client's address and skips nodes without a pod. Default: the cluster's (Cluster).")
        @Nullable ExternalTrafficPolicy externalTrafficPolicy,
    @JsonPropertyDescription(
            "Ingress.spec.ingressClassName: which Ingress controller is asked. Default: the cluster's default class.")
        @Size(min = 1, max = 253)
        @Pattern(Formats.OBJECT_NAME)
        @Nullable String ingressClassName,
    @JsonPropertyDescription(
            "Service.spec.loadBalancerClass: which load balancer implementation is asked. Kubernetes allows no change of it later.")
        @Size(min = 1, max = 253)
        @Nullable String loadBalancerClass,
    @JsonPropertyDescription(
            "CIDRs, up to 64, of clients that the load balancer lets in (Service.spec.loadBalancerSourceRanges). Default all.")
        @Size(min = 0, max = 64)
        @ValidationRule(
            value = Formats.CIDRS,
            message =
                "sourceRanges holds an entry that is no network such as 10.20.0.0/24 or 2001:db8::/32")
        List<@Size(min = 1, max = 43) String> sourceRanges,
    @JsonPropertyDescription(
            "Annotations of the Service, or of the Ingress under type: Ingress, up to 64, as load balancer controllers read them. They win over those that the provider's profile sets.")
        @Size(min = 0, max = 64)
        Map<@Size(max = 317) String, @Size(max = 4096) String> annotations) {
  static final ExternalAccess DEFAULTS =
      new ExternalAccess(
          ExternalAccessType.LOAD_BALANCER,
          Provider.GENERIC,
          null,
          List.of(),
          false,
          null,
          null,
          null,
          List.of(),
          Map.of());

  public ExternalAccess {
    type = type == null ? ExternalAccessType.LOAD_BALANCER : type;
    provider = provider == null ? Provider.GENERIC : provider;
    trustedProxies = trustedProxies == null ? List.of() : List.copyOf(trustedProxies);
    proxyProtocol = proxyProtocol == null ? false : proxyProtocol;
    sourceRanges = sourceRanges == null ? List.of() : List.copyOf(sourceRanges);
    annotations = annotations == null ? Map.of() : Map.copyOf(annotations);
  }
}
