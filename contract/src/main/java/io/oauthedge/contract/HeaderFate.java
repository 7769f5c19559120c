package io.oauthedge.contract;

/** What became of a header on its way to the edge. */
public enum HeaderFate {
  /** Arrived as sent. */
  ARRIVED,
  /** Did not arrive, while something else proves that it was sent or was due. */
  DROPPED,
  /** Arrived under another name. */
  MOVED,
  /** Arrived with a value, or a scheme, that is not the sender's. */
  REPLACED,
  /** Arrived cut at its end. */
  TRUNCATED,
  /** Arrived with changed bytes: quoting, encoding, folding, a doubled scheme. */
  MANGLED,
  /** Arrived more than once where one is allowed (RFC 9110 section 5.3). */
  DUPLICATED,
  /** Exceeded the edge's limit for header fields (RFC 6585 section 5). */
  OVERSIZED
}
