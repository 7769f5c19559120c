/** The header canary: sends known requests from outside and straight to a pod, and compares. */
@NullMarked
package io.oauthedge.operator.canary;

import org.jspecify.annotations.NullMarked;
