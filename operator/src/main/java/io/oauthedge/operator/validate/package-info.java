/** What the schema cannot see: all problems of a spec and its references at once. Pure. */
@NullMarked
package io.oauthedge.operator.validate;

import org.jspecify.annotations.NullMarked;
