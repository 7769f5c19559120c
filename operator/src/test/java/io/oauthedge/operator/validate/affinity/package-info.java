/** What is said of session affinity that cannot work. */
@NullMarked
package io.oauthedge.operator.validate.affinity;

import org.jspecify.annotations.NullMarked;
