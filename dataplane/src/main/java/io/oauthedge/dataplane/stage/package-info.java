/** The stages of the walk, each a small class that looks at an exchange and says how it goes on. */
@NullMarked
package io.oauthedge.dataplane.stage;

import org.jspecify.annotations.NullMarked;
