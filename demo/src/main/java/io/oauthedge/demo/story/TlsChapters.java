package io.oauthedge.demo.story;

import io.oauthedge.contract.ConnectionRefusal;
import io.oauthedge.contract.Hop;
import io.oauthedge.contract.Reason;
import io.oauthedge.demo.world.Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Certificates come and go while requests run, and nothing talks the edge down to plaintext.
 *
 * @param request one with a good token through the load balancer, sent anew each time
 * @param token issues a good token
 */
record TlsChapters(
    Edge edge,
    PodVisitor pod,
    Certificate certificate,
    Supplier<Answer> request,
    Supplier<String> token,
    Story story) {
  private static final String RESOLVED = "ResolvedRefs";
  private static final String PATH = "/orders/1";

  /** The kubelet's pace, and a busy machine's. */
  private static final Duration TAKEN_UP = Duration.ofSeconds(60);

  /** Returns how many requests passed meanwhile. */
  int rotation() {
    story.chapter("The certificate is renewed: its Secret is updated while requests run");
    Certificate renewed = certificate.renewed(Instant.now());
    String before = Fingerprint.of(pod.served());
    story.line("serving       " + before + " until " + edge.certificateEnd());
    var passed = new AtomicInteger();
    var lost = new AtomicInteger();
    try (var _ = Repeated.start(() -> count(passed, lost))) {
      edge.putCertificate(renewed.certificatePem(), renewed.keyPem(), story);
      awaitServed(Fingerprint.of(renewed.certificatePem()));
      Patience.within(TAKEN_UP)
          .await(
              story,
              "status.certificate ends later",
              edge::certificateEnd,
              end -> end.equals(renewed.notAfter().toString()));
    }
    story.check(
        "  of " + (passed.get() + lost.get()) + " requests meanwhile were lost",
        "0",
        String.valueOf(lost.get()));
    broken(renewed);
    return passed.get();
  }

  private void count(AtomicInteger passed, AtomicInteger lost) {
    (request.get().status() == 200 ? passed : lost).incrementAndGet();
  }

  private void broken(Certificate renewed) {
    story.chapter("A broken pair comes: the key is another's");
    edge.putCertificate(
        renewed.certificatePem(),
        Certificate.selfSigned(certificate.host(), Instant.now()).keyPem(),
        story);
    edge.awaitCondition(RESOLVED, "False", TAKEN_UP, story);
    story.line(edge.message(RESOLVED));
    story.check(
        "  pods serve the old pair on",
        Fingerprint.of(renewed.certificatePem()),
        Fingerprint.of(pod.served()));
    edge.putCertificate(renewed.certificatePem(), renewed.keyPem(), story);
    edge.awaitCondition(RESOLVED, "True", TAKEN_UP, story);
    edge.awaitReady(true, TAKEN_UP, story);
  }

  private void awaitServed(String fingerprint) {
    Patience.within(TAKEN_UP)
        .await(
            story,
            "new connections are shown " + fingerprint,
            () -> Fingerprint.of(pod.served()),
            fingerprint::equals);
  }

  /** Returns how many requests passed. */
  int downgrades() {
    story.chapter("Nobody is talked down: a token over plaintext, and TLS of 2006");
    String good = token.get();
    story.check(
        "a token over plaintext is refused, not redirected",
        Answer.refusal(Reason.TOKEN_EXPOSED, Hop.CLIENT),
        pod.overPlaintext(PATH, good).answer().summary());
    edge.awaitEvent("TokensExposed", TAKEN_UP, story);
    PodVisitor.Seen overTls = pod.overTls(PATH, good);
    story.check("over https it passes", "200", overTls.answer().summary());
    story.check(
        "  with Strict-Transport-Security", "max-age=31536000", overTls.hsts().orElse("none"));
    story.check(
        "  which an answer over plaintext has not",
        "none",
        pod.overPlaintext("/about", good).hsts().orElse("none"));
    story.check("TLS 1.1", "refused by alert 70", pod.askByOldTls());
    edge.awaitRefusal(ConnectionRefusal.TLS_VERSION_REFUSED, TAKEN_UP, story);
    return 1;
  }
}
