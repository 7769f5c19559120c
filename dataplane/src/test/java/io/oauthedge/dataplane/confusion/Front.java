package io.oauthedge.dataplane.confusion;

import io.oauthedge.contract.AdminApi;
import io.oauthedge.dataplane.process.support.ApacheProcess;
import io.oauthedge.dataplane.process.support.HaproxyProcess;
import io.oauthedge.dataplane.process.support.NginxProcess;
import java.util.List;

/**
 * A real proxy in front of the edge.
 *
 * @param end stops it
 */
record Front(int port, Runnable end) implements AutoCloseable {
  /** A program and the way to start it before {@code 127.0.0.1:port} with some directives. */
  enum Program {
    NGINX("NGINX"),
    HAPROXY("HAProxy"),
    APACHE("Apache");

    private final String shown;

    Program(String shown) {
      this.shown = shown;
    }

    String shown() {
      return shown;
    }

    Front start(int edgePort, String directives) {
      String edge = "127.0.0.1:" + edgePort;
      return switch (this) {
        case NGINX -> {
          var nginx = NginxProcess.before(List.of(edge), "", directives);
          yield new Front(nginx.port(), nginx::close);
        }
        case HAPROXY -> {
          var haproxy =
              HaproxyProcess.before(
                  List.of(edge), AdminApi.HEALTH, directives.replace("\n", "\n  "));
          yield new Front(haproxy.port(), haproxy::close);
        }
        case APACHE -> {
          var apache = ApacheProcess.before(edge, directives);
          yield new Front(apache.port(), apache::close);
        }
      };
    }
  }

  @Override
  public void close() {
    end.run();
  }
}
