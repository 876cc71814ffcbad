@NullMarked
package dev.stampede.aws;

import org.jspecify.annotations.NullMarked;
