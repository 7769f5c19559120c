/** The header canary: what operator and edge say to each other through the path under trial. */
@NullMarked
package io.oauthedge.contract.canary;

import org.jspecify.annotations.NullMarked;
