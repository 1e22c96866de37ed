/** A message template that no message can be made of. */
export const brokenTemplate = '{{ 1 | nothing_of_the_sort }}'
