"""The second judge: a pack and many profiles as one answer-set program, solved by clingo.

Every node has two predicates, `t<n>(C)` proved and `f<n>(C)` proved false in case C; unknown is the absence of both.
Negation (`not`) is used in stage 0 and where a result is read off, never between the two.
"""
