/** Looks every reference of an edge up once: a result per reference, dangling or not. No writes. */
@NullMarked
package io.oauthedge.operator.resolve;

import org.jspecify.annotations.NullMarked;
