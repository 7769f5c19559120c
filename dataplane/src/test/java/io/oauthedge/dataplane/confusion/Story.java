package io.oauthedge.dataplane.confusion;

import static org.awaitility.Awaitility.await;

import io.oauthedge.contract.HeaderFate;
import io.oauthedge.contract.Hop;
import io.oauthedge.contract.config.PathFinding;
import io.oauthedge.contract.config.PathFindings;
import io.vertx.core.MultiMap;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * What happens in one scenario: people who send good requests through a healthy proxy, and then
 * something else.
 */
final class Story implements AutoCloseable {
  private static final List<String> PROGRAMS =
      List.of("Mozilla/5.0 (X11)", "okhttp/4.12", "python-requests/2.32", "Go-http-client/2.0");

  /** What was seen last is seen below this path. */
  private static final String SEEN = "/seen";

  private final World world;
  private final int number;
  private final Front.Program program;
  private final List<Person> people = new ArrayList<>();
  private final List<Front> fronts = new ArrayList<>();
  private MultiMap extra = MultiMap.caseInsensitiveMultiMap();
  private String token;
  private int sent;

  Story(World world, int number, Front.Program program) {
    this.world = world;
    this.number = number;
    this.program = program;
    this.token = world.issuer().token();
    fronts.add(program.start(world.edge().httpPort(), ""));
  }

  /** This many people, each with an address of their own, with programs of four kinds. */
  Story people(int count) {
    return people(count, PROGRAMS);
  }

  /** This many people who use these programs. */
  Story people(int count, List<String> programs) {
    for (int i = 0; i < count; i++) {
      people.add(
          new Person(
              world.vertx(),
              "127.1." + number + "." + (people.size() + 1),
              programs.get(i % programs.size())));
    }
    return this;
  }

  /** Everybody also sends this header, always. */
  Story alsoSending(String name, String value) {
    extra.add(name, value);
    return this;
  }

  /** Everybody has a token with this many characters more. */
  Story withLargerTokens(int characters) {
    token = world.issuer().key().sign(world.issuer().claims().put("pad", "p".repeat(characters)));
    return this;
  }

  /**
   * Everybody sends good requests for a while, with a token that ends at a time if one is given.
   */
  Story steady() {
    for (int round = 0; round < 4; round++) {
      everybody("/before", good());
    }
    return this;
  }

  /** Everybody sends good requests until the tokens have run out. */
  Story steadyUntilTokensRunOut() {
    long end = System.currentTimeMillis() / 1_000 + 2;
    token = world.issuer().key().sign(world.issuer().claims().put("exp", end));
    steady();
    await("tokens run out").until(() -> System.currentTimeMillis() > end * 1_000);
    return this;
  }

  /** From now on requests go through a proxy of the same program with these directives. */
  Story fault(String directives) {
    fronts.add(program.start(world.edge().httpPort(), directives));
    return this;
  }

  /** The operator has told the pod what its canary has proven of the way. */
  Story proven(String header, HeaderFate fate) {
    world.prove(PathFindings.of(List.of(new PathFinding(header, fate, Hop.LOAD_BALANCER))));
    return this;
  }

  /** Everybody is redirected by the application. */
  Story redirected() {
    everybody("/redirecting", good());
    return this;
  }

  /** Everybody goes on as before; what the edge makes of it in the end is seen. */
  Story goOn() {
    return goOn(people.size(), UnaryOperator.identity());
  }

  /** So many go on with changed headers and are seen, the others as before and unseen. */
  Story goOn(int changed, UnaryOperator<MultiMap> change) {
    MultiMap headers = change.apply(good());
    for (int i = 0; i < people.size(); i++) {
      send(people.get(i), "/after", i < changed ? headers : good());
    }
    // A judgement about a crowd is kept for 250 ms.
    await().pollDelay(Duration.ofMillis(300)).until(() -> true);
    for (Person person : people.subList(0, changed)) {
      send(person, SEEN, headers);
      sent++;
    }
    return this;
  }

  private void everybody(String path, MultiMap headers) {
    people.forEach(person -> send(person, path, headers));
  }

  private void send(Person person, String path, MultiMap headers) {
    person.get(fronts.getLast(), World.path(number) + path, headers);
  }

  private MultiMap good() {
    return MultiMap.caseInsensitiveMultiMap().add("Authorization", "Bearer " + token).addAll(extra);
  }

  /** All that the edge said of the requests that were to be seen. */
  List<Report> reports() {
    String path = World.path(number) + SEEN;
    List<JsonObject> lines =
        await("the access log's lines")
            .until(
                () ->
                    world.edge().lines().stream()
                        .filter(line -> path.equals(line.getString("path")))
                        .toList(),
                found -> found.size() == sent);
    return new TreeSet<>(lines.stream().flatMap(Story::reports).toList()).stream().toList();
  }

  private static Stream<Report> reports(JsonObject line) {
    var watched =
        line.getJsonArray("watched", new JsonArray()).stream()
            .map(JsonObject.class::cast)
            .map(Report::ofWatched);
    return line.containsKey("reason")
        ? Stream.concat(Stream.of(Report.of(line)), watched)
        : watched;
  }

  @Override
  public void close() {
    world.prove(PathFindings.none());
    people.forEach(Person::close);
    fronts.forEach(Front::close);
  }
}
