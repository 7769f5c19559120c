package io.oauthedge.operator.plan;

/**
 * What the operator's installation decides for every edge.
 *
 * @param image the proxy's image where the resource names none
 * @param operatorNamespace from where alone the admin port may be reached
 */
public record PlanSettings(String image, String operatorNamespace) {}
