/** Tests that hold the pages to the code. */
@NullMarked
package io.oauthedge.docs;

import org.jspecify.annotations.NullMarked;
