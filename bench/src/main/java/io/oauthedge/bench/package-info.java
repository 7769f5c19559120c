/** Side-by-side runs: the edge and other proxies under the same load, in CPU per request. */
@NullMarked
package io.oauthedge.bench;

import org.jspecify.annotations.NullMarked;
