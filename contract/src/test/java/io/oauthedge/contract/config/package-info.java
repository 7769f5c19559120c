/** Tests of the configuration's records. */
@NullMarked
package io.oauthedge.contract.config;

import org.jspecify.annotations.NullMarked;
