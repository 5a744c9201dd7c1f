/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "check/exam-check-rule.h"

#include <glib/gi18n-lib.h>

/* In the order of the enumeration. Banks name the rules: never rename one. */
static const struct {
  const char *name;
  const char *summary;
} rules[] = {
  { "near-duplicate", N_("two items ask nearly the same") },
  { "duplicate-option", N_("two options say the same") },
  { "same-code", N_("two options name the same code, written differently") },
  { "key-position", N_("the keys stand at some letters far more often than at others") },
  { "key-length", N_("the key is the longest option far too often") },
  { "no-rationale", N_("an item without a rationale") },
  { "no-why", N_("an option without a reason why it is right or wrong") },
  { "no-source", N_("an item without a source") },
  { "answer-letter", N_("a rationale names options by letters, which shuffling changes") },
  { "unpinned-option", N_("an option speaks of the others, and is not pinned") },
  { "negative-stem", N_("a question asks for what is not so without emphasis") },
  { "domain-share", N_("a domain has too few items for one form") },
  { "single-item-case", N_("a case with one item") },
  { "missing-decimal", N_("an ICD-10-CM code without its decimal point") },
  { "cpt-shape", N_("something that looks like a CPT code in a bank that claims none") },
  { "code-set-year", N_("a code set older than the edition of the format") },
  { "unknown-section", N_("a section that the Official Guidelines do not have") },
  { "reading-level", N_("a stem that is hard to read") },
  { "unknown-rule", N_("a rule is switched off that does not exist") },
  { "unknown-code", N_("a code that the code book does not have") },
  { "deleted-code", N_("a code that was deleted, or is ended in the year of the code set") },
  { "wrong-system", N_("a code of another code system than the one it stands for") },
  { "unbillable-code", N_("a category where a code that can be reported is needed") },
  { "missing-book", N_("codes that were not looked up, because the code book of their year is not there") },
};

G_STATIC_ASSERT (G_N_ELEMENTS (rules) == EXAM_N_CHECK_RULES);

/** Returns: what banks and the command line call it */
const char *
exam_check_rule_get_name (ExamCheckRule rule)
{
  g_return_val_if_fail (rule < G_N_ELEMENTS (rules), NULL);
  return rules[rule].name;
}

/** Returns: what it finds, translated, for a list of the rules */
const char *
exam_check_rule_get_summary (ExamCheckRule rule)
{
  g_return_val_if_fail (rule < G_N_ELEMENTS (rules), NULL);
  return _(rules[rule].summary);
}

/** Returns: whether @name is the name of a rule; @rule is set only then */
gboolean
exam_check_rule_from_name (const char    *name,
                           ExamCheckRule *rule)
{
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    if (g_strcmp0 (rules[i].name, name) == 0)
      {
        *rule = (ExamCheckRule) i;
        return TRUE;
      }

  return FALSE;
}
