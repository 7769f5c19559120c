package io.oauthedge.dataplane;

import io.oauthedge.dataplane.boot.Arguments;
import io.oauthedge.dataplane.boot.Dataplane;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.time.InstantSource;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The process of an edge pod. */
public final class DataplaneMain {
  private static final Logger LOG = LoggerFactory.getLogger(DataplaneMain.class);

  private DataplaneMain() {}

  /** Runs until SIGTERM, which drains; exits 1 with one clear line when it cannot start. */
  @SuppressWarnings("SystemExitOutsideMain")
  public static void main(String[] arguments) {
    try {
      var parsed = Arguments.parse(List.of(arguments), System.getenv());
      Dataplane dataplane =
          Dataplane.start(parsed, new FileOutputStream(FileDescriptor.out), InstantSource.system());
      Runtime.getRuntime().addShutdownHook(new Thread(() -> drain(dataplane), "drain"));
    } catch (Exception e) {
      LOG.atError().setCause(e).log("The dataplane cannot start");
      System.exit(1);
    }
  }

  // A process that ends by a signal would exit with 143; after a whole drain it is 0.
  private static void drain(Dataplane dataplane) {
    dataplane.drain();
    Runtime.getRuntime().halt(0);
  }
}
