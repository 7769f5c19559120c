package io.oauthedge.contract;

/**
 * The version that every record of this contract carries.
 *
 * <p>A reader of version N reads N strictly (an unknown field is an error), N-1 and N+1 leniently
 * (unknown fields are ignored), and refuses everything else.
 */
public final class ContractVersion {
  public static final int CURRENT = 1;

  private ContractVersion() {}

  static boolean isReadable(int version) {
    return version > 0 && Math.abs(version - CURRENT) <= 1;
  }
}
