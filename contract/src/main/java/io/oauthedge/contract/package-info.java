/** The words and records that operator and dataplane share, and their one codec. */
@NullMarked
package io.oauthedge.contract;

import org.jspecify.annotations.NullMarked;
