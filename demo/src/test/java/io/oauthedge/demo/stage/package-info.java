/** The stage fits the sample. */
@NullMarked
package io.oauthedge.demo.stage;

import org.jspecify.annotations.NullMarked;
