/** The operator's process: settings, start, health. */
@NullMarked
package io.oauthedge.operator;

import org.jspecify.annotations.NullMarked;
