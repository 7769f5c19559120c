package io.oauthedge.operator.canary.probe;

/**
 * A field line as it was sent.
 *
 * @param value one character a byte (ISO 8859-1)
 * @param watched whether harm to it is a finding
 */
public record SentField(String name, String value, boolean watched) {}
