/** Parts of pages that are written from the code's own data. */
@NullMarked
package io.oauthedge.docs.generated;

import org.jspecify.annotations.NullMarked;
