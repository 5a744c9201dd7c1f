/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "author/exam-bank-editor-private.h"
#include "author/exam-entry-private.h"
#include "bank/exam-task.h"
#include "bank/exam-xml-scanner.h"

/*
 * How entries keep up with the text. If what stands between two untouched entries was changed and is well-formed by itself, as
 * the content of the bank's tag, then so is the whole text, as it was before; only that much is read again. Where it is not,
 * the text may still be sound in another way, as a comment can swallow an entry; a scan of all of it, which another thread does,
 * has the last word.
 */

/* Bytes that are read at once without anybody noticing. */
#define AT_ONCE (512 * 1024)

/* --- Patches --- */

/* Returns: (transfer full): what the start tag of the bank says of namespaces, with its places in @token */
static char *
read_root (const char   *text,
           gsize         length,
           ExamXmlToken *token)
{
  ExamXmlScanner scanner = { text, 0, length };
  GString *namespaces = g_string_new (NULL);
  ExamXmlRange range;
  gsize at = 0;

  while (exam_xml_scanner_next (&scanner, token))
    if (token->kind == EXAM_XML_TOKEN_START)
      break;
  if (token->kind == EXAM_XML_TOKEN_START)
    while (exam_xml_token_next_attribute (token, text, &at, &range))
      if (strncmp (text + range.start, "xmlns", strlen ("xmlns")) == 0)
        g_string_append_len (namespaces, text + range.start, (gssize) (range.value_end - range.start));
  return g_string_free (namespaces, FALSE);
}

/* The document that has to be well-formed for @patch to be; @n_lines keep its lines' numbers. */
static GString *
wrap_patch (const char      *text,
            gsize            length,
            const ExamPatch *patch,
            int              n_lines)
{
  GString *wrapped = g_string_sized_new (patch->end - patch->start + 256);
  ExamXmlToken root = { 0 };

  if (patch->start > 0)
    {
      g_free (read_root (text, length, &root));
      g_string_append_len (wrapped, text + root.start, (gssize) (root.end - root.start));
      g_strdelimit (wrapped->str, "\n", ' ');
      for (int i = 1; i < n_lines; i++)
        g_string_append_c (wrapped, '\n');
    }
  g_string_append_len (wrapped, text + patch->start, (gssize) (patch->end - patch->start));
  if (patch->end < length)
    g_string_append (wrapped, "</bank>");
  return wrapped;
}

/* The same again, to tell the place. */
static void
find_fault (ExamBankEditor  *self,
            const char      *text,
            gsize            length,
            const ExamPatch *patch,
            ExamFinding     *finding)
{
  g_autoptr (ExamProblems) problems = exam_problems_new ();
  g_autoptr (GString) wrapped = NULL;
  ExamProblem *problem;
  int line, column;

  exam_manuscript_locate (self->manuscript, patch->start, &line, &column);
  wrapped = wrap_patch (text, length, patch, line);
  if (exam_xml_check ("bank", wrapped->str, wrapped->len, "bank", problems))
    return;

  problem = exam_problems_get (problems, exam_problems_get_n (problems) - 1);
  finding->fault = g_strdup (exam_problem_get_message (problem));
  finding->line = exam_problem_get_line (problem);
  finding->column = exam_problem_get_column (problem);
  if (finding->line == line && line > 1)
    finding->column += column - 1;
  else if (finding->line == 1 && patch->start > 0)
    {
      ExamXmlToken root;

      g_free (read_root (text, length, &root));
      finding->column = MAX (finding->column - (int) g_utf8_strlen (text + root.start, (gssize) (root.end - root.start)), 1) +
                        column - 1;
    }
}

static gboolean
read_patch (ExamBankEditor *self,
            const char     *text,
            gsize           length,
            ExamPatch      *patch,
            ExamFinding    *finding)
{
  g_autoptr (ExamProblems) problems = NULL;
  g_autoptr (GString) wrapped = NULL;

  if (patch->start == 0 && patch->end == length)
    {
      exam_finding_check_all (finding, text, length);
      patch->outline = g_steal_pointer (&finding->outline);
      return patch->outline != NULL;
    }

  problems = exam_problems_new ();
  wrapped = wrap_patch (text, length, patch, 1);
  if (!exam_xml_check ("bank", wrapped->str, wrapped->len, "bank", problems))
    {
      find_fault (self, text, length, patch, finding);
      return FALSE;
    }
  patch->outline = exam_outline_new (text, patch->start, patch->end, patch->start > 0);
  return TRUE;
}

/* If the bank's own tag was changed, what all others mean may have. */
static gboolean
keeps_namespaces (ExamBankEditor *self,
                  const char     *text,
                  gsize           length)
{
  ExamXmlToken root = { 0 };
  g_autofree char *namespaces = read_root (text, length, &root);

  return g_strcmp0 (namespaces, self->namespaces) == 0 && exam_xml_token_is (&root, text, "bank");
}

/* --- Results --- */

/* Comments before the first entry are that one's. */
static gboolean
update_head (ExamBankEditor *self,
             const char     *text,
             gsize           length)
{
  gsize end = self->entries->len > 0 ? ((ExamEntry *) g_ptr_array_index (self->entries, 0))->start : length;
  g_autoptr (ExamXmlElement) bank = exam_xml_element_parse (text, 0, end);
  guint n = exam_xml_element_get_n_children (bank);
  gsize head_end = n > 0 ? exam_xml_element_get_child (bank, n - 1)->end : bank->content_start;
  guint64 hash = exam_outline_hash (text, head_end, 0);
  gboolean changed = hash != self->head_hash;

  self->head_hash = hash;
  return changed;
}

static void
be_sound (ExamBankEditor *self,
          GArray         *patches,
          const char     *text,
          gsize           length)
{
  const ExamPatch *first = &g_array_index (patches, ExamPatch, 0);
  const ExamPatch *last = &g_array_index (patches, ExamPatch, patches->len - 1);
  gboolean reads_head = first->first == 0;
  gboolean was_outlined = self->outlined;
  gboolean was_sound = self->sound;
  ExamXmlToken root;

  if (first->start == 0)
    {
      self->content_start = first->outline->content_start;
      self->empty = first->outline->empty;
      g_free (self->namespaces);
      self->namespaces = read_root (text, length, &root);
    }
  if (last->end == length)
    self->content_end = last->outline->content_end;
  if (self->scan != NULL)
    g_cancellable_cancel (self->scan);
  g_clear_object (&self->scan);
  g_clear_pointer (&self->fault, g_free);
  g_array_set_size (self->damages, 0);
  self->outlined = self->sound = TRUE;

  exam_bank_editor_apply (self, patches);
  if (reads_head && update_head (self, text, length) && was_outlined)
    g_signal_emit_by_name (self, "head-changed");
  if (!was_sound)
    exam_bank_editor_tell_sound (self);
}

static void
be_unsound (ExamBankEditor *self,
            ExamFinding    *finding)
{
  gboolean changed = self->sound || g_strcmp0 (self->fault, finding->fault) != 0 ||
                     self->fault_line != finding->line || self->fault_column != finding->column;

  self->sound = FALSE;
  g_free (self->fault);
  self->fault = g_steal_pointer (&finding->fault);
  self->fault_line = finding->line;
  self->fault_column = finding->column;
  if (changed)
    exam_bank_editor_tell_sound (self);
}

static void
take_finding (ExamBankEditor *self,
              ExamFinding    *finding,
              const char     *text,
              gsize           length)
{
  g_autoptr (GArray) patches = NULL;
  ExamPatch all = { 0, length, 0, self->entries->len };

  if (finding->outline == NULL)
    {
      be_unsound (self, finding);
      return;
    }
  patches = g_array_new (FALSE, FALSE, sizeof (ExamPatch));
  g_array_set_clear_func (patches, (GDestroyNotify) exam_patch_clear);
  all.outline = g_steal_pointer (&finding->outline);
  g_array_append_val (patches, all);
  be_sound (self, patches, text, length);
}

/* --- Scanning --- */

typedef struct {
  char    *text;      /* (owned) */
  gsize    length;
  guint64  revision;
} Scan;

static void
scan_free (Scan *scan)
{
  g_free (scan->text);
  g_free (scan);
}

static void
finding_free (ExamFinding *finding)
{
  exam_finding_clear (finding);
  g_free (finding);
}

static void
scan_thread (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  const Scan *scan = data;
  ExamFinding *finding = g_new0 (ExamFinding, 1);

  exam_finding_check_all (finding, scan->text, scan->length);
  g_task_return_pointer (task, finding, (GDestroyNotify) finding_free);
}

static void
scanned_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  GWeakRef *ref = user_data;
  g_autoptr (ExamBankEditor) self = g_weak_ref_get (ref);
  const Scan *scan = g_task_get_task_data (G_TASK (result));
  ExamFinding *finding = g_task_propagate_pointer (G_TASK (result), NULL);

  g_weak_ref_clear (ref);
  g_free (ref);

  /* A cancelled one was overtaken, or the editor went away, which cancels it. */
  if (finding == NULL)
    return;

  g_clear_object (&self->scan);
  if (scan->revision == exam_manuscript_get_revision (self->manuscript))
    take_finding (self, finding, scan->text, scan->length);
  else
    exam_bank_editor_catch_up (self, FALSE);
  finding_free (finding);
}

static void
start_scan (ExamBankEditor *self,
            const char     *text,
            gsize           length)
{
  g_autoptr (GTask) task = NULL;
  GWeakRef *ref;
  Scan *scan;

  if (self->scan != NULL)
    return;
  self->scan = g_cancellable_new ();
  scan = g_new (Scan, 1);
  *scan = (Scan) { g_memdup2 (text, length + 1), length, exam_manuscript_get_revision (self->manuscript) };
  /* The task does not own the editor, whose end cancels it. */
  ref = g_new (GWeakRef, 1);
  g_weak_ref_init (ref, self);
  task = exam_task_new (NULL, self->scan, scanned_cb, ref);
  g_task_set_source_tag (task, start_scan);
  g_task_set_task_data (task, scan, (GDestroyNotify) scan_free);
  g_task_run_in_thread (task, scan_thread);
}

/* --- Catching up --- */

/* Returns whether all patches are well-formed; else @finding says why one is not. */
static gboolean
read_patches (ExamBankEditor *self,
              GArray         *patches,
              const char     *text,
              gsize           length,
              ExamFinding    *finding)
{
  const ExamPatch *first = &g_array_index (patches, ExamPatch, 0);

  if (first->start == 0 && first->end < length && !keeps_namespaces (self, text, length))
    return FALSE;
  for (guint i = 0; i < patches->len; i++)
    if (!read_patch (self, text, length, &g_array_index (patches, ExamPatch, i), finding))
      return FALSE;
  return TRUE;
}

/*
 * exam_bank_editor_catch_up:
 * @at_once: however long it takes
 *
 * Finds out what the text is now.
 */
void
exam_bank_editor_catch_up (ExamBankEditor *self,
                           gboolean        at_once)
{
  g_autoptr (GArray) patches = NULL;
  ExamFinding finding = { NULL, NULL, 1, 1 };
  gsize length, size = 0;
  const char *text = exam_manuscript_get_text (self->manuscript, &length);

  if (self->damages->len == 0 && self->outlined)
    return;

  patches = exam_bank_editor_make_patches (self, length);
  for (guint i = 0; i < patches->len; i++)
    size += g_array_index (patches, ExamPatch, i).end - g_array_index (patches, ExamPatch, i).start;

  if ((size <= AT_ONCE || at_once) && read_patches (self, patches, text, length, &finding))
    be_sound (self, patches, text, length);
  else if (at_once || length <= AT_ONCE)
    {
      exam_finding_clear (&finding);
      exam_finding_check_all (&finding, text, length);
      take_finding (self, &finding, text, length);
    }
  else
    {
      be_unsound (self, &finding);
      start_scan (self, text, length);
    }
  exam_finding_clear (&finding);
}
