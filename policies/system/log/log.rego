# METADATA
# title: Masks for OPA's own decision logs
# description: >-
#   Questions hold nothing personal, but how often somebody writes, and about what, is nobody's business.
#   Only the decision and its revision are logged.
package system.log

mask contains "/input/person"

mask contains "/input/conversation"

mask contains "/input/message"
