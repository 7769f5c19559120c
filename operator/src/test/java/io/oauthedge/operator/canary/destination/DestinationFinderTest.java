package io.oauthedge.operator.canary.destination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.oauthedge.contract.canary.CanaryKeys;
import io.oauthedge.operator.canary.CanarySubject;
import io.oauthedge.operator.canary.destination.DestinationFinder.Found;
import io.oauthedge.operator.plan.EdgeNames;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DestinationFinderTest {
  private final List<String> asked = new ArrayList<>();

  @Test
  void theHostIsResolvedOnceAndItsAddressPinned() throws InterruptedException {
    assertThat(find(records("203.0.113.7"), policy()))
        .isEqualTo(
            new Found.At(
                new Destination(
                    InetAddress.ofLiteral("203.0.113.7"),
                    443,
                    true,
                    URI.create("https://orders.example.com"))));
    assertThat(asked).containsExactly("orders.example.com");
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.1.2.3", "172.16.0.9", "192.168.1.1", "100.64.0.1", "fd12::1"})
  void internalLoadBalancersAreFine(String address) throws InterruptedException {
    assertThat(find(records(address), policy())).isInstanceOf(Found.At.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "127.255.0.9",
        "::1",
        "::ffff:127.0.0.1",
        "169.254.169.254",
        "fe80::1",
        "fd00:ec2::254",
        "168.63.129.16",
        "100.100.100.200",
        "192.0.0.192",
        "0.0.0.0",
        "0.1.2.3",
        "::",
        "224.0.0.1",
        "ff02::1",
        "255.255.255.255",
        "64:ff9b::7f00:1",
        "2002:7f00:1::",
        "10.42.0.7",
        "10.96.0.1"
      })
  void whatNoLoadBalancerHasIsRefused(String address) throws InterruptedException {
    assertThat(find(records(address), policy()))
        .isInstanceOfSatisfying(
            Found.Nowhere.class,
            nowhere -> {
              assertThat(nowhere.why())
                  .startsWith("orders.example.com leads to an address that is ")
                  .doesNotContain(address);
              assertThat(nowhere.address()).contains(InetAddress.ofLiteral(address));
            });
  }

  @Test
  void aNameThatAlsoLeadsInsideIsRefused() throws InterruptedException {
    assertThat(find(records("203.0.113.7", "169.254.169.254"), policy()))
        .isInstanceOf(Found.Nowhere.class);
  }

  @Test
  void aHostThatIsNotTheEdgesOwnIsNotEvenLookedUp() throws InterruptedException {
    Found found =
        finder(records("203.0.113.7"), policy())
            .find(subject("https://metadata.google.internal", List.of()));

    assertThat(found).isInstanceOf(Found.Nowhere.class);
    assertThat(asked).isEmpty();
  }

  @Test
  void theLoadBalancersAddressesStandInForAnUnknownHostAndAreGuardedToo()
      throws InterruptedException {
    Resolver known = resolver(Map.of("lb.example.net", List.of("203.0.113.8")));
    Resolver inside = resolver(Map.of("lb.example.net", List.of("127.0.0.1")));
    CanarySubject subject = subject("https://orders.example.com:8443", List.of("lb.example.net"));

    assertThat(finder(known, policy()).find(subject))
        .isInstanceOfSatisfying(
            Found.At.class,
            at -> {
              assertThat(at.destination().text()).isEqualTo("203.0.113.8 port 8443");
              assertThat(at.destination().host()).isEqualTo("orders.example.com");
            });
    assertThat(finder(inside, policy()).find(subject)).isInstanceOf(Found.Nowhere.class);
  }

  @Test
  void withoutAnyAddressNothingIsCalled() throws InterruptedException {
    assertThat(find(resolver(Map.of()), policy()))
        .isEqualTo(
            new Found.Nowhere(
                "the name orders.example.com does not resolve, and the Service has no load"
                    + " balancer address"));
  }

  @Test
  void theAdministratorMayAllowLoopbackButNotWhatIsDeniedOrTheClusters()
      throws InterruptedException {
    var allowing =
        new AddressPolicy(List.of("127.0.0.0/8", "10.42.0.0/16"), List.of("127.9.0.0/16"));

    assertThat(find(records("127.0.0.1"), allowing)).isInstanceOf(Found.At.class);
    assertThat(find(records("127.9.0.1"), allowing)).isInstanceOf(Found.Nowhere.class);
    assertThat(find(records("10.42.0.7"), allowing)).isInstanceOf(Found.Nowhere.class);
    assertThat(find(records("169.254.169.254"), allowing)).isInstanceOf(Found.Nowhere.class);
  }

  @Test
  void aNetworkThatIsNoneIsNamed() {
    assertThatThrownBy(() -> new AddressPolicy(List.of("10.0.0.0/33"), List.of()))
        .hasMessageContaining("10.0.0.0/33");
  }

  private Found find(Resolver resolver, AddressPolicy policy) throws InterruptedException {
    return finder(resolver, policy).find(subject("https://orders.example.com", List.of()));
  }

  private DestinationFinder finder(Resolver resolver, AddressPolicy policy) {
    return new DestinationFinder(
        host -> {
          asked.add(host);
          return resolver.resolve(host);
        },
        policy);
  }

  private static AddressPolicy policy() {
    return new AddressPolicy(List.of(), List.of());
  }

  private static Resolver records(String... addresses) {
    return resolver(Map.of("orders.example.com", List.of(addresses)));
  }

  private static Resolver resolver(Map<String, List<String>> records) {
    return host -> {
      List<String> addresses = records.get(host);
      if (addresses == null) {
        throw new UnknownHostException(host);
      }
      return addresses.stream().map(InetAddress::ofLiteral).toList();
    };
  }

  private static CanarySubject subject(String url, List<String> addresses) {
    return new CanarySubject(
        new EdgeNames("shop", "orders"),
        Set.of("orders.example.com"),
        URI.create(url),
        addresses,
        List.of("10.42.0.7"),
        8443,
        true,
        List.of(),
        65_536,
        Optional.empty(),
        new CanaryKeys(List.of(new byte[CanaryKeys.KEY_BYTES])),
        List.of(),
        Set.of("10.42.0.7", "10.96.0.1"));
  }
}
