/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "codes/exam-code-checker.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "codes/exam-code-scanner.h"

#define N_SYSTEMS EXAM_CODE_SYSTEM_OTHER
#define PROCEDURE_LENGTH 5
#define MODIFIER_LENGTH 2

/* Where a code stands decides how much it matters. */
typedef enum {
  PLACE_KEY,          /* what a candidate should report */
  PLACE_DISTRACTOR,   /* what a candidate could report */
  PLACE_PROSE,        /* what is talked about */
} Place;

struct _ExamCodeChecker
{
  ExamBank             *bank;
  const ExamCodeLookup *lookup;
  ExamCodeReport        report;
  gpointer              user_data;            /* for it */
  const ExamItem       *item;                 /* that is being looked at */
  GArray               *years[N_SYSTEMS];     /* (owned) of the books that are there, newest first */
  guint                 year[N_SYSTEMS];      /* of the bank, or the newest there is, or 0 */
  gboolean              stated[N_SYSTEMS];    /* the bank says the year */
  guint                 missing;              /* bits of the systems whose book the item needs, and that is not there */
  GHashTable           *told;                 /* (owned) what was said about the item */
};

typedef ExamCodeChecker Checker;

static void
report (Checker      *self,
        ExamCodeFault fault,
        ExamSeverity  severity,
        const char   *format,
        ...) G_GNUC_PRINTF (4, 5);

/* Says the same of an item only once. */
static void
report (Checker      *self,
        ExamCodeFault fault,
        ExamSeverity  severity,
        const char   *format,
        ...)
{
  g_autofree char *message = NULL;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);

  if (g_hash_table_contains (self->told, message))
    return;
  self->report (fault, severity, self->item, message, self->user_data);
  g_hash_table_add (self->told, g_steal_pointer (&message));
}

static ExamSeverity
get_severity (Place place)
{
  return place == PLACE_KEY ? EXAM_SEVERITY_ERROR : EXAM_SEVERITY_WARNING;
}

/* --- Books --- */

static gboolean
has_book (const Checker *self,
          ExamCodeSystem system)
{
  for (guint i = 0; i < self->years[system]->len; i++)
    if (g_array_index (self->years[system], guint, i) == self->year[system])
      return TRUE;

  return FALSE;
}

static ExamCodeEntry *
find (const Checker *self,
      ExamCodeSystem system,
      guint          year,
      const char    *code)
{
  return self->lookup->find (system, year, code, self->lookup->user_data);
}

/* Returns: another year whose book has the code, or 0 */
static guint
find_other_year (const Checker *self,
                 ExamCodeSystem system,
                 const char    *code)
{
  for (guint i = 0; i < self->years[system]->len; i++)
    {
      guint year = g_array_index (self->years[system], guint, i);
      g_autoptr (ExamCodeEntry) entry = year != self->year[system] ? find (self, system, year, code) : NULL;

      if (entry != NULL)
        return year;
    }
  return 0;
}

static void
find_years (Checker *self)
{
  for (guint i = 0; i < N_SYSTEMS; i++)
    {
      self->years[i] = self->lookup->list_years ((ExamCodeSystem) i, self->lookup->user_data);
      self->year[i] = self->years[i]->len > 0 ? g_array_index (self->years[i], guint, 0) : 0;
    }

  for (guint i = 0; i < exam_bank_get_n_code_sets (self->bank); i++)
    {
      const char *year = NULL;
      ExamCodeSystem system = exam_code_system_from_name (exam_bank_get_code_set (self->bank, i, &year));

      if (system < N_SYSTEMS && year != NULL)
        {
          self->year[system] = (guint) g_ascii_strtoull (year, NULL, 10);
          self->stated[system] = TRUE;
        }
    }
}

/* --- Codes --- */

static void
report_unknown (Checker       *self,
                ExamCodeSystem system,
                const char    *code,
                Place          place)
{
  const char *name = exam_code_system_get_name (system);
  g_autofree char *printed = exam_code_format (system, code);
  guint other = find_other_year (self, system, code);

  for (guint i = 0; i < N_SYSTEMS && other == 0; i++)
    {
      g_autoptr (ExamCodeEntry) entry = i != system ? find (self, (ExamCodeSystem) i, self->year[i], code) : NULL;

      if (entry != NULL)
        {
          g_autofree char *printed_there = exam_code_entry_dup_printed (entry);

          report (self, EXAM_CODE_FAULT_WRONG_SYSTEM, get_severity (place), _("%s is a code of %s, not of %s"), printed_there,
                  exam_code_system_get_name ((ExamCodeSystem) i), name);
          return;
        }
    }

  if (other == 0)
    report (self, EXAM_CODE_FAULT_UNKNOWN, get_severity (place), _("%s is not in %s of %u"), printed, name, self->year[system]);
  else if (other < self->year[system])
    report (self, EXAM_CODE_FAULT_DELETED, get_severity (place),
            _("%s was deleted: it was in %s of %u, and is not in that of %u"), printed, name, other, self->year[system]);
  else
    report (self, EXAM_CODE_FAULT_UNKNOWN, get_severity (place),
            _("%s is newer than the bank: it is in %s of %u, and not in that of %u"), printed, name, other, self->year[system]);
}

/* A code that was ended before the year is gone; one that is ended in the course of it may still be right. */
static void
check_active (Checker             *self,
              const ExamCodeEntry *entry,
              Place                place)
{
  g_autofree char *printed = exam_code_entry_dup_printed (entry);
  guint first_day = entry->year * 10000 + 101;

  if (entry->ended_on > 0 && entry->ended_on < first_day)
    report (self, EXAM_CODE_FAULT_DELETED, get_severity (place), _("%s was ended on %04u-%02u-%02u"), printed,
            entry->ended_on / 10000, entry->ended_on / 100 % 100, entry->ended_on % 100);
  else if (entry->ended_on > 0 && place != PLACE_PROSE)
    report (self, EXAM_CODE_FAULT_DELETED, EXAM_SEVERITY_WARNING,
            _("%s is ended on %04u-%02u-%02u, in the course of the year"), printed, entry->ended_on / 10000,
            entry->ended_on / 100 % 100, entry->ended_on % 100);
}

/* @open: it need not be complete */
static void
check_entry (Checker             *self,
             const ExamCodeEntry *entry,
             Place                place,
             gboolean             open)
{
  g_autofree char *printed = exam_code_entry_dup_printed (entry);

  if (entry->kind == EXAM_CODE_HEADER && place != PLACE_PROSE && !open)
    report (self, EXAM_CODE_FAULT_NOT_REPORTABLE, get_severity (place),
            _("%s cannot be reported: it is a category, and needs more characters"), printed);
  check_active (self, entry, place);
}

/* --- Typed codes --- */

static void
check_typed (Checker       *self,
             ExamCodeSystem system,
             const char    *typed)
{
  g_autofree char *code = exam_code_normalize (typed);
  g_autoptr (ExamCodeEntry) entry = NULL;

  if (system >= N_SYSTEMS)
    return;
  if (!has_book (self, system))
    {
      self->missing |= 1u << system;
      return;
    }

  /* Modifiers stand behind a code of HCPCS. */
  if (system == EXAM_CODE_SYSTEM_HCPCS && strlen (code) > PROCEDURE_LENGTH)
    {
      for (const char *at = code + PROCEDURE_LENGTH; strlen (at) >= MODIFIER_LENGTH; at += MODIFIER_LENGTH)
        {
          g_autofree char *modifier = g_strndup (at, MODIFIER_LENGTH);

          check_typed (self, system, modifier);
        }
      code[PROCEDURE_LENGTH] = '\0';
    }

  entry = find (self, system, self->year[system], code);
  if (entry == NULL)
    report_unknown (self, system, code, PLACE_KEY);
  else
    check_entry (self, entry, PLACE_KEY, FALSE);
}

/* --- Codes in texts --- */

static ExamCodeSystem
get_likely_system (const Checker         *self,
                   const ExamCodeMention *mention)
{
  ExamCodeSystem likely = EXAM_CODE_SYSTEM_OTHER;

  /* Five characters are a code of HCPCS first, seven one of ICD-10-PCS. */
  for (guint i = 0; i < N_SYSTEMS; i++)
    if ((mention->systems & (1u << i)) != 0 && (has_book (self, (ExamCodeSystem) i) || self->stated[i]))
      likely = (ExamCodeSystem) i;
  return likely;
}

static void
check_mention (Checker               *self,
               const ExamCodeMention *mention,
               Place                  place)
{
  ExamCodeSystem likely = get_likely_system (self, mention);
  gboolean is_code = mention->certain || (mention->alone && place != PLACE_PROSE);

  for (guint i = 0; i < N_SYSTEMS; i++)
    {
      g_autoptr (ExamCodeEntry) entry = NULL;

      if ((mention->systems & (1u << i)) != 0 && has_book (self, (ExamCodeSystem) i))
        entry = find (self, (ExamCodeSystem) i, self->year[i], mention->code);
      if (entry != NULL)
        {
          /* Categories can be what is asked for. */
          check_entry (self, entry, place, mention->open || strlen (mention->code) == 3);
          return;
        }
    }

  if (!is_code || likely == EXAM_CODE_SYSTEM_OTHER)
    return;
  if (has_book (self, likely))
    report_unknown (self, likely, mention->code, place);
  else
    self->missing |= 1u << likely;
}

static void
check_text (Checker  *self,
            ExamText *text,
            Place     place)
{
  g_autofree char *plain = text != NULL ? exam_text_dup_plain (text) : NULL;
  g_autoptr (GPtrArray) mentions = plain != NULL ? exam_code_scan (plain) : NULL;

  for (guint i = 0; mentions != NULL && i < mentions->len; i++)
    check_mention (self, g_ptr_array_index (mentions, i), place);
}

/**
 * exam_code_checker_check_item:
 * @self: a checker
 * @item: an item of its bank
 * @with_record: whether the documents of its case are looked at as well
 *
 * Reports each fault in the codes of @item.
 *
 * Returns: bits of the code systems whose books are needed for it and not there, for exam_code_checker_report_missing()
 */
guint
exam_code_checker_check_item (ExamCodeChecker *self,
                              const ExamItem  *item,
                              gboolean         with_record)
{
  const ExamCase *exam_case;

  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (item != NULL, 0);

  exam_case = exam_item_get_case (item);
  self->item = item;
  self->missing = 0;
  g_hash_table_remove_all (self->told);
  for (guint i = 0; exam_case != NULL && with_record && i < exam_case_get_n_documents (exam_case); i++)
    check_text (self, exam_case_get_document_text (exam_case, i), PLACE_PROSE);
  check_text (self, exam_item_get_stem (item), PLACE_PROSE);

  for (guint i = 0; i < exam_item_get_n_options (item); i++)
    {
      const ExamOption *option = exam_item_get_option (item, i);

      check_text (self, exam_option_get_text (option), exam_option_is_key (option) ? PLACE_KEY : PLACE_DISTRACTOR);
      check_text (self, exam_option_get_why (option), PLACE_PROSE);
    }
  for (guint i = 0; i < exam_item_get_n_codes (item); i++)
    {
      const ExamKeyedCode *code = exam_item_get_code (item, i);

      check_typed (self, exam_item_get_code_system (item), exam_keyed_code_get_code (code));
      check_text (self, exam_keyed_code_get_why (code), PLACE_PROSE);
    }
  check_text (self, exam_item_get_rationale (item), PLACE_PROSE);
  return self->missing;
}

/**
 * exam_code_checker_report_missing:
 * @self: a checker
 * @missing: bits of code systems: of all items together
 *
 * Reports for the bank as a whole that there are no books of these.
 *
 * Returns: whether there are any
 */
gboolean
exam_code_checker_report_missing (ExamCodeChecker *self,
                                  guint            missing)
{
  g_return_val_if_fail (self != NULL, FALSE);

  self->item = NULL;
  g_hash_table_remove_all (self->told);
  for (guint i = 0; i < N_SYSTEMS; i++)
    {
      const char *name = exam_code_system_get_name ((ExamCodeSystem) i);

      if ((missing & 1u << i) == 0)
        continue;
      if (self->year[i] != 0)
        report (self, EXAM_CODE_FAULT_NO_BOOK, EXAM_SEVERITY_WARNING,
                _("its codes of %s were not looked up: there is no code book of %u"), name, self->year[i]);
      else
        report (self, EXAM_CODE_FAULT_NO_BOOK, EXAM_SEVERITY_WARNING,
                _("its codes of %s were not looked up: there is no code book"), name);
    }
  return missing != 0;
}

/**
 * exam_code_checker_new:
 * @bank: a bank, which has to outlive the checker, as has @lookup
 * @lookup: the code books
 * @func: called for each fault
 * @user_data: given to it
 *
 * Codes are looked up in the books of the years that the bank states; in the newest where it states none.
 *
 * Returns: (transfer full): a checker
 */
ExamCodeChecker *
exam_code_checker_new (ExamBank             *bank,
                       const ExamCodeLookup *lookup,
                       ExamCodeReport        func,
                       gpointer              user_data)
{
  ExamCodeChecker *self;

  g_return_val_if_fail (bank != NULL, NULL);
  g_return_val_if_fail (lookup != NULL, NULL);

  self = g_new0 (ExamCodeChecker, 1);
  self->bank = bank;
  self->lookup = lookup;
  self->report = func;
  self->user_data = user_data;
  self->told = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  find_years (self);
  return self;
}

void
exam_code_checker_free (ExamCodeChecker *self)
{
  g_return_if_fail (self != NULL);

  for (guint i = 0; i < N_SYSTEMS; i++)
    g_array_unref (self->years[i]);
  g_hash_table_unref (self->told);
  g_free (self);
}
