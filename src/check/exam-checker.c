/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "check/exam-checker-private.h"

#include <glib/gi18n-lib.h>

/* What a careful editor would ask of a bank that is sound: warnings, each with the name of its rule. */

static gboolean
is_allowed (ExamChecker    *self,
            ExamCheckRule   rule,
            const ExamItem *item)
{
  const char *name = exam_check_rule_get_name (rule);

  return exam_allowances_have (exam_bank_get_allowances (self->bank), name) ||
         (item != NULL && exam_allowances_have (exam_item_get_allowances (item), name));
}

static void
add_problem (ExamChecker    *self,
             ExamCheckRule   rule,
             const ExamItem *item,
             const char     *message)
{
  exam_problems_add_rule (self->problems, exam_check_rule_get_name (rule), self->file,
                          item != NULL ? exam_item_get_line (item) : 0, item != NULL ? exam_item_get_column (item) : 0,
                          item != NULL ? exam_item_get_id (item) : NULL, message);
}

/**
 * exam_checker_report:
 * @self: a checker
 * @rule: what was found
 * @item: (nullable): where; %NULL for the bank as a whole
 * @format: what is wrong; what to do
 * @...: arguments for @format
 *
 * Adds a warning, unless nobody asked for the rule or the bank switches it off.
 */
void
exam_checker_report (ExamChecker    *self,
                     ExamCheckRule   rule,
                     const ExamItem *item,
                     const char     *format,
                     ...)
{
  g_autofree char *message = NULL;
  va_list args;

  if ((self->rules & 1u << rule) == 0 || is_allowed (self, rule, item))
    return;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  add_problem (self, rule, item, message);
  if (self->note != NULL)
    exam_check_note_add (self->note, self->group, rule, message);
}

static void
report_again (ExamChecker         *self,
              const ExamItem      *item,
              const ExamCheckNote *note,
              ExamCheckGroup       group)
{
  const GArray *findings = note->findings[group];

  for (guint i = 0; findings != NULL && i < findings->len; i++)
    {
      const ExamCheckFinding *finding = &g_array_index (findings, ExamCheckFinding, i);

      add_problem (self, finding->rule, item, finding->message);
    }
}

/**
 * exam_checker_foreach_item:
 * @self: a checker
 * @group: what is looked for
 * @check: looks for it; what it reports depends on nothing but the item, its case and what describe_context() names
 *
 * Calls @check for each item of which it is not known yet what comes of it.
 */
void
exam_checker_foreach_item (ExamChecker   *self,
                           ExamCheckGroup group,
                           ExamCheckItem  check)
{
  const ExamCase *before = NULL;

  self->group = group;
  for (guint i = 0; i < exam_bank_get_n_items (self->bank); i++)
    {
      const ExamItem *item = exam_bank_get_item (self->bank, i);
      ExamCheckNote *note = self->memory != NULL ? exam_check_memory_get (self->memory, i) : NULL;

      if (note != NULL && exam_check_note_knows (note, group))
        report_again (self, item, note, group);
      else
        {
          self->note = note;
          check (self, item, exam_item_get_case (item) != before);
          if (note != NULL)
            note->known |= 1u << group;
        }
      before = exam_item_get_case (item);
    }
  self->note = NULL;
}

static void
check_text (ExamChecker    *self,
            const ExamItem *item,
            ExamText       *text,
            ExamCheckText   check)
{
  if (text != NULL)
    check (self, item, text);
}

/**
 * exam_checker_foreach_text:
 * @self: a checker
 * @item: an item
 * @with_record: whether the documents of its case are among the texts
 * @check: called for each text
 */
void
exam_checker_foreach_text (ExamChecker    *self,
                           const ExamItem *item,
                           gboolean        with_record,
                           ExamCheckText   check)
{
  ExamCase *exam_case = exam_item_get_case (item);

  for (guint i = 0; with_record && exam_case != NULL && i < exam_case_get_n_documents (exam_case); i++)
    check_text (self, item, exam_case_get_document_text (exam_case, i), check);
  check_text (self, item, exam_item_get_stem (item), check);
  for (guint i = 0; i < exam_item_get_n_options (item); i++)
    {
      check_text (self, item, exam_option_get_text (exam_item_get_option (item, i)), check);
      check_text (self, item, exam_option_get_why (exam_item_get_option (item, i)), check);
    }
  for (guint i = 0; i < exam_item_get_n_codes (item); i++)
    check_text (self, item, exam_keyed_code_get_why (exam_item_get_code (item, i)), check);
  check_text (self, item, exam_item_get_rationale (item), check);
}

static void
check_allowances (ExamChecker     *self,
                  const ExamItem  *item,
                  const GPtrArray *allowances)
{
  for (guint i = 0; i < allowances->len; i++)
    {
      const ExamAllowance *allowance = g_ptr_array_index (allowances, i);
      ExamCheckRule rule;

      if (!exam_check_rule_from_name (allowance->rule, &rule))
        exam_checker_report (self, EXAM_CHECK_UNKNOWN_RULE, item,
                             _("there is no rule '%s' to switch off; see “mockingbird check --rules”"), allowance->rule);
    }
}

static void
check_item_allowances (ExamChecker    *self,
                       const ExamItem *item,
                       gboolean        with_record)
{
  check_allowances (self, item, exam_item_get_allowances (item));
}

static void
check (ExamChecker *self)
{
  guint first = exam_problems_get_n (self->problems);

  check_allowances (self, NULL, exam_bank_get_allowances (self->bank));
  exam_checker_foreach_item (self, EXAM_CHECK_GROUP_ALLOWANCES, check_item_allowances);
  exam_checker_check_balance (self);
  exam_checker_check_coverage (self);
  exam_checker_check_completeness (self);
  exam_checker_check_options (self);
  exam_checker_check_wording (self);
  exam_checker_check_codes (self);
  exam_checker_check_books (self);
  exam_checker_check_duplicates (self);
  exam_problems_sort (self->problems, first);
}

/**
 * exam_checker_check:
 * @bank: a bank
 * @file: what its file is called in problems
 * @formats: (nullable): the formats that there are; without them rules about the format are passed over
 * @lookup: (nullable): code books, which are used in this call alone; without them codes are not looked up
 * @rules: bits of the rules that are asked for, such as %EXAM_CHECK_ALL_RULES
 * @problems: gets a warning for each finding, in the order of the file
 *
 * Looks for what does not make a bank unsound, but its questions worse. Only sound items are looked at.
 */
void
exam_checker_check (ExamBank             *bank,
                    const char           *file,
                    ExamFormats          *formats,
                    const ExamCodeLookup *lookup,
                    guint                 rules,
                    ExamProblems         *problems)
{
  ExamChecker self = { bank, file, formats, rules, problems, lookup };

  g_return_if_fail (bank != NULL);
  g_return_if_fail (file != NULL);
  g_return_if_fail (problems != NULL);

  check (&self);
}

/* Names all that the findings in an item depend on besides the item and its case. */
static char *
describe_context (const ExamChecker *self)
{
  const GPtrArray *allowances = exam_bank_get_allowances (self->bank);
  GString *context = g_string_new (NULL);

  g_string_append_printf (context, "%u %p %p %p", self->rules, self->lookup != NULL ? self->lookup->user_data : NULL,
                          self->lookup != NULL ? (void *) self->lookup->find : NULL,
                          self->lookup != NULL ? (void *) self->lookup->list_years : NULL);
  for (guint i = 0; i < exam_bank_get_n_code_sets (self->bank); i++)
    {
      const char *year;
      const char *system = exam_bank_get_code_set (self->bank, i, &year);

      g_string_append_printf (context, "\n%s %s", system, year);
    }
  for (guint i = 0; i < allowances->len; i++)
    g_string_append_printf (context, "\n%s", ((const ExamAllowance *) g_ptr_array_index (allowances, i))->rule);
  return g_string_free (context, FALSE);
}

/**
 * exam_checker_check_again:
 * @bank: a version of a bank
 * @file: what its file is called in problems
 * @formats: (nullable): the formats that there are
 * @lookup: (nullable): code books; with a memory that saw others, or these before they changed, their old findings stay
 * @rules: bits of the rules that are asked for
 * @memory: what was found in the version before
 * @problems: gets a warning for each finding
 *
 * Does the same as exam_checker_check(), and is faster the more items are as they were.
 */
void
exam_checker_check_again (ExamBank             *bank,
                          const char           *file,
                          ExamFormats          *formats,
                          const ExamCodeLookup *lookup,
                          guint                 rules,
                          ExamCheckMemory      *memory,
                          ExamProblems         *problems)
{
  ExamChecker self = { bank, file, formats, rules, problems, lookup, memory };

  g_return_if_fail (bank != NULL);
  g_return_if_fail (file != NULL);
  g_return_if_fail (memory != NULL);
  g_return_if_fail (problems != NULL);

  exam_check_memory_begin (memory, bank, describe_context (&self));
  check (&self);
}
