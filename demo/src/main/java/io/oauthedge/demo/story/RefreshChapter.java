package io.oauthedge.demo.story;

import io.oauthedge.demo.stage.World;
import java.util.List;

/** Many tabs of one session refresh at once, through both pods. */
record RefreshChapter(World world, Caller caller, Story story) {
  private static final int TABS = 20;

  void tell() {
    story.chapter("Twenty tabs refresh the same token at once; it is good once");
    String token = world.authorizationServer().login();
    int before = world.authorizationServer().redeems();
    List<Answer> answers = caller.refresh(token, TABS);
    List<String> next = answers.stream().map(a -> a.member("refresh_token")).distinct().toList();
    story.check(
        "answered with 200",
        String.valueOf(TABS),
        String.valueOf(answers.stream().filter(answer -> answer.status() == 200).count()));
    story.check(
        "  redeemed at the authorization server",
        "1",
        String.valueOf(world.authorizationServer().redeems() - before));
    story.check("  the next token that they got", "1 and the same", next.size() + " and the same");
    story.check(
        "  the session lives on", "200", caller.refresh(next.getFirst(), 1).getFirst().summary());
  }
}
