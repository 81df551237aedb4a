/** The host of plugins: finds, checks and loads them. */
module org.clipwright.plugins {
}
