/** What real traffic tells of headers that got lost or changed, and at which hop. */
@NullMarked
package io.oauthedge.dataplane.integrity;

import org.jspecify.annotations.NullMarked;
