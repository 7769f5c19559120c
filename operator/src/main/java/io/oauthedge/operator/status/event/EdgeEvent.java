package io.oauthedge.operator.status.event;

/**
 * Something that happened to an edge.
 *
 * @param note what is so and what to do, at most 1024 characters
 */
public record EdgeEvent(EventReason reason, String note) {}
