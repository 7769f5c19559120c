package io.oauthedge.bench.micro;

import io.oauthedge.bench.Tokens;
import io.oauthedge.dataplane.credential.Credential;
import io.oauthedge.dataplane.credential.CredentialReader;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Reading the credential from the headers of a browser's request behind a load balancer. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class CredentialBenchmark {
  /** What stands in Authorization. */
  @Param public Kind kind = Kind.BEARER;

  private MultiMap headers = HttpHeaders.headers();

  /** A credential and its absence. */
  public enum Kind {
    BEARER,
    ABSENT,
    BASIC
  }

  @Setup
  public void fillHeaders() {
    headers =
        HttpHeaders.headers()
            .add("Host", "orders.example.com")
            .add("User-Agent", "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101")
            .add("Accept", "application/json")
            .add("Accept-Language", "en")
            .add("Accept-Encoding", "gzip, deflate, br")
            .add("Referer", "https://shop.example.com/")
            .add("Origin", "https://shop.example.com")
            .add("Cookie", "session=9b1deb4d3b7d4bad9bdd2b0d7b3dcb6d")
            .add("X-Forwarded-For", "203.0.113.9")
            .add("X-Forwarded-Proto", "https")
            .add("X-Request-Id", "0b7c2b52-6a70-4b5b-93a5-000000000000");
    switch (kind) {
      case BEARER ->
          headers.add(
              "Authorization",
              "Bearer "
                  + new Tokens("https://idp.example.com", Tokens.Algorithm.RS256)
                      .issue(1)
                      .getFirst());
      case BASIC -> headers.add("Authorization", "Basic c2hvcDpzZWNyZXQ=");
      case ABSENT -> {}
    }
  }

  @Benchmark
  public Credential read() {
    return CredentialReader.read(headers, true);
  }
}
