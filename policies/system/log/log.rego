# METADATA
# title: Masks for OPA's own decision logs
# description: >-
#   Questions hold nothing personal, but how often somebody writes, and about what, is nobody's business.
#   Only the decision and its revision are logged, whatever was asked.
package system.log

mask contains "/input"
