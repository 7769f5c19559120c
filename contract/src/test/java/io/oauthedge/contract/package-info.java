/** Tests of the contract. */
@NullMarked
package io.oauthedge.contract;

import org.jspecify.annotations.NullMarked;
