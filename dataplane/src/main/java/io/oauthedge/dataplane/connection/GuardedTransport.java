package io.oauthedge.dataplane.connection;

import io.netty.bootstrap.ServerBootstrap;
import io.oauthedge.dataplane.observe.ConnectionRefusals;
import io.oauthedge.dataplane.snapshot.Serving;
import io.vertx.core.impl.transports.NioTransport;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.transport.Transport;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Vert.x's transport with a gate before the listeners.
 *
 * <p>A transport is the one place that Vert.x offers before it handles a connection. The inner
 * ports have no gate: the kubelet and the operator must get through when strangers fill the pod.
 */
public final class GuardedTransport implements Transport {
  private final Guarded implementation;

  /**
   * Makes it.
   *
   * @param innerPorts the ports, as servers are told to bind them, that have no gate
   * @param serving knows the trusted proxies
   */
  public GuardedTransport(
      Set<Integer> innerPorts,
      Connections connections,
      ConnectionRefusals refusals,
      Serving serving) {
    implementation = new Guarded(innerPorts, connections, refusals, serving);
  }

  @Override
  public String name() {
    return Transport.NIO.name();
  }

  @Override
  public boolean available() {
    return Transport.NIO.available();
  }

  @Override
  public @Nullable Throwable unavailabilityCause() {
    return Transport.NIO.unavailabilityCause();
  }

  @Override
  public io.vertx.core.spi.transport.Transport implementation() {
    return implementation;
  }

  private static final class Guarded extends NioTransport {
    private final Set<Integer> innerPorts;
    private final Connections connections;
    private final ConnectionRefusals refusals;
    private final Serving serving;

    Guarded(
        Set<Integer> innerPorts,
        Connections connections,
        ConnectionRefusals refusals,
        Serving serving) {
      this.innerPorts = innerPorts;
      this.connections = connections;
      this.refusals = refusals;
      this.serving = serving;
    }

    @Override
    public void configure(
        NetServerOptions options, boolean domainSocket, ServerBootstrap bootstrap) {
      super.configure(options, domainSocket, bootstrap);
      if (!innerPorts.contains(options.getPort())) {
        bootstrap.handler(
            new ConnectionGate(
                connections, refusals, serving, !options.isSsl(), options.isUseProxyProtocol()));
      }
    }
  }
}
