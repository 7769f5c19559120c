package io.oauthedge.dataplane.integrity;

/**
 * Who came where and when, as the baseline sees it: hashes under a key of this process.
 *
 * @param client one address with one user agent
 * @param address the address alone; of IPv6 the /64, which is one network, often one host
 * @param userAgent as it came; read only when the client is met for the first time, never kept
 * @param scope what clients are compared within
 * @param atMillis since the epoch
 */
public record Visit(long client, int address, String userAgent, int scope, long atMillis) {
  /** Where traces of one header of this client are kept. */
  long key(String header) {
    return Mix.of(client, subject(header));
  }

  /** What clients are compared by: the same header within the same scope. */
  int subject(String header) {
    return 31 * scope + header.hashCode();
  }

  /** The program of the client: the first product of its user agent (RFC 9110 section 10.1.5). */
  int program() {
    int end = 0;
    while (end < userAgent.length() && "/ (".indexOf(userAgent.charAt(end)) < 0) {
      end++;
    }
    return userAgent.substring(0, end).hashCode();
  }
}
