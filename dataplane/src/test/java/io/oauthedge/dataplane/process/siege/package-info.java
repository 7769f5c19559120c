/** Those who take connections and give nothing, and what they leave to others. */
@NullMarked
package io.oauthedge.dataplane.process.siege;

import org.jspecify.annotations.NullMarked;
