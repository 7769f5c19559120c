package io.oauthedge.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What holds of every reason, by RFC 6750 section 3 and RFC 9110 section 15. */
class ReasonTest {
  @Test
  void everyReasonHasItsOwnAnchorAndSentence() {
    assertThat(reasons().map(Reason::anchor))
        .doesNotHaveDuplicates()
        .allMatch(anchor -> anchor.matches("[a-z]+(-[a-z]+)*"));
    assertThat(reasons().map(Reason::sentence))
        .doesNotHaveDuplicates()
        .allMatch(sentence -> sentence.matches("[A-Z].{10,100}\\."));
  }

  @Test
  void onlyStatusesOfRefusalsAreUsed() {
    assertThat(reasons().filter(ReasonTest::isRefusal).map(Reason::status))
        .allMatch(status -> status == 308 || (status >= 400 && status <= 599));
  }

  /** RFC 6750 section 3.1: invalid_token goes with 401, insufficient_scope with 403. */
  @Test
  void errorCodesGoWithTheirStatuses() {
    assertThat(reasons().filter(error(BearerError.INVALID_TOKEN)).map(Reason::status))
        .containsOnly(401);
    assertThat(reasons().filter(error(BearerError.INSUFFICIENT_SCOPE)).map(Reason::status))
        .containsOnly(403);
    assertThat(reasons().filter(error(BearerError.INVALID_REQUEST)).map(Reason::status))
        .isSubsetOf(400, 403);
  }

  /** RFC 6750 section 3.1: no code for a request that carries no authentication information. */
  @Test
  void aChallengeWithoutACodeIsForRequestsInWhichTheEdgeFoundNoBearerToken() {
    assertThat(
            reasons()
                .filter(ReasonTest::isRefusal)
                .filter(reason -> reason.status() == 401)
                .filter(error(BearerError.NONE)))
        .containsExactlyInAnyOrder(
            Reason.TOKEN_ABSENT,
            Reason.AUTHORIZATION_DROPPED,
            Reason.AUTHORIZATION_MOVED,
            Reason.AUTHORIZATION_WRONG_SCHEME);
  }

  @Test
  void aTokenIsNotBlamedForWhatServersDo() {
    assertThat(reasons().filter(reason -> reason.status() >= 500))
        .allMatch(error(BearerError.NONE))
        .extracting(Reason::hop)
        .doesNotContain(Hop.LOAD_BALANCER);
  }

  @Test
  void findingsAreAboutRequestsThatPassed() {
    assertThat(reasons().filter(Reason::isFinding))
        .containsExactlyInAnyOrder(
            Reason.UPSTREAM_REFUSED_VALID_TOKEN, Reason.UPSTREAM_ABORTED, Reason.CLIENT_ABORTED)
        .allMatch(error(BearerError.NONE));
  }

  @Test
  void errorCodesAreThoseOfTheRfc() {
    assertThat(Arrays.stream(BearerError.values()).map(BearerError::code))
        .containsExactly("", "invalid_request", "invalid_token", "insufficient_scope");
  }

  private static Stream<Reason> reasons() {
    return Arrays.stream(Reason.values());
  }

  private static boolean isRefusal(Reason reason) {
    return !reason.isFinding();
  }

  private static Predicate<Reason> error(BearerError error) {
    return reason -> reason.error() == error;
  }
}
