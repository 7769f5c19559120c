/** The story tells what was seen, and remembers what was wrong. */
@NullMarked
package io.oauthedge.demo.story;

import org.jspecify.annotations.NullMarked;
