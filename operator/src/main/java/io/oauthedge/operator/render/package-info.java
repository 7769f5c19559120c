/** From a plan to Kubernetes objects, one class per object. Pure. */
@NullMarked
package io.oauthedge.operator.render;

import org.jspecify.annotations.NullMarked;
