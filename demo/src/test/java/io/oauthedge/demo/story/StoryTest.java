package io.oauthedge.demo.story;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.oauthedge.contract.Hop;
import io.oauthedge.contract.Reason;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class StoryTest {
  private final ByteArrayOutputStream told = new ByteArrayOutputStream();
  private final Story story = new Story(new PrintStream(told, true, UTF_8));

  @Test
  void whatIsAsExpectedIsToldAndNotWrong() {
    story.check("a good token passes", "200", "200");

    assertThat(told.toString(UTF_8)).contains("✓ a good token passes").doesNotContain("✗");
    assertThat(story.wrong()).isEmpty();
  }

  @Test
  void anotherHopThanExpectedIsWrong() {
    var answer = new Answer(401, "{\"reason\": \"AUTHORIZATION_TRUNCATED\", \"hop\": \"CLIENT\"}");

    story.check(
        "a cut token",
        Answer.refusal(Reason.AUTHORIZATION_TRUNCATED, Hop.LOAD_BALANCER),
        answer.summary());

    assertThat(told.toString(UTF_8)).contains("✗ a cut token");
    assertThat(story.wrong())
        .containsExactly(
            "a cut token: expected 401 AUTHORIZATION_TRUNCATED at LOAD_BALANCER,"
                + " saw 401 AUTHORIZATION_TRUNCATED at CLIENT");
  }

  @Test
  void whatDoesNotComeInTimeIsWrongAndSaysWhatWasSeenLast() {
    Patience.within(Duration.ofMillis(200)).await(story, "two targets", () -> 1, n -> n == 2);

    assertThat(story.wrong()).singleElement().asString().contains("two targets", "at last: 1");
  }
}
