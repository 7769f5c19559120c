/** JMH benchmarks of what each request pays for. */
@NullMarked
package io.oauthedge.bench.micro;

import org.jspecify.annotations.NullMarked;
