/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "author/exam-bank-inspector.h"

#include "bank/exam-bank-reader.h"
#include "bank/exam-task.h"
#include "check/exam-checker.h"

/* How long to wait for more before a change is looked at, in milliseconds. Typing is slower than that. */
#define PAUSE 20

/**
 * ExamBankInspector:
 *
 * Reads and checks a manuscript after each change, in a thread, so that what is wrong shows while it is written.
 */
struct _ExamBankInspector
{
  GObject parent_instance;

  ExamManuscript *manuscript;
  ExamFormats    *formats;
  char           *path;        /* (nullable) */

  GObject        *books;       /* (nullable): keeps @lookup */
  ExamCodeLookup  lookup;

  ExamCheckMemory *memory;     /* (nullable): while a thread works it has it */

  ExamBank       *bank;        /* (nullable) */
  ExamProblems   *problems;
  guint64         revision;    /* that they are of */
  gboolean        inspected;   /* at least once, and by the path and the books of now */

  guint           wait_id;
  gboolean        running;
  gboolean        outdated;    /* path or books have changed since it began */
};

/* What a thread works on, and what comes of it. */
typedef struct {
  GBytes       *bytes;
  char         *path;     /* (nullable) */
  ExamFormats  *formats;
  GObject      *books;    /* (nullable) */
  ExamCodeLookup lookup;
  guint64       revision;
  ExamCheckMemory *memory;
  ExamBank     *bank;
  ExamProblems *problems;
} Inspection;

enum {
  INSPECTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ExamBankInspector, exam_bank_inspector, G_TYPE_OBJECT)

static gboolean begin_cb (gpointer data);

static void
inspection_free (Inspection *inspection)
{
  g_clear_pointer (&inspection->bytes, g_bytes_unref);
  g_free (inspection->path);
  g_clear_pointer (&inspection->formats, exam_formats_unref);
  g_clear_object (&inspection->books);
  g_clear_pointer (&inspection->memory, exam_check_memory_free);
  g_clear_pointer (&inspection->bank, exam_bank_unref);
  g_clear_pointer (&inspection->problems, exam_problems_free);
  g_free (inspection);
}

static void
inspect_in_thread (GTask        *task,
                   gpointer      source,
                   gpointer      data,
                   GCancellable *cancellable)
{
  Inspection *inspection = data;

  /* Before it is saved first there is no folder to look for images in. */
  inspection->problems = exam_problems_new ();
  if (inspection->path != NULL)
    inspection->bank =
      exam_bank_read_text (inspection->path, inspection->bytes, inspection->formats, inspection->problems);
  else
    inspection->bank = exam_bank_read_bytes ("", inspection->bytes, inspection->formats, inspection->problems);
  if (inspection->bank != NULL)
    exam_checker_check_again (inspection->bank, inspection->path != NULL ? inspection->path : "", inspection->formats,
                              inspection->books != NULL ? &inspection->lookup : NULL, EXAM_CHECK_ALL_RULES,
                              inspection->memory, inspection->problems);
  exam_problems_sort (inspection->problems, 0);
  g_task_return_boolean (task, TRUE);
}

static void
discard_in_thread (GTask        *task,
                   gpointer      source,
                   gpointer      data,
                   GCancellable *cancellable)
{
  Inspection *inspection = data;

  g_clear_pointer (&inspection->bank, exam_bank_unref);
  g_clear_pointer (&inspection->problems, exam_problems_free);
  g_task_return_boolean (task, TRUE);
}

/* Thousands of items take longer to let go of than a frame lasts. */
static void
discard (ExamBank     *bank,
         ExamProblems *problems)
{
  g_autoptr (GTask) task = exam_task_new (NULL, NULL, NULL, NULL);
  Inspection *inspection = g_new0 (Inspection, 1);

  inspection->bank = bank;
  inspection->problems = problems;
  g_task_set_source_tag (task, discard);
  g_task_set_task_data (task, inspection, (GDestroyNotify) inspection_free);
  g_task_run_in_thread (task, discard_in_thread);
}

static void
inspected_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  ExamBankInspector *self = EXAM_BANK_INSPECTOR (source);
  Inspection *inspection = g_task_get_task_data (G_TASK (result));

  self->running = FALSE;
  /* Books of another time would have found other things. */
  if (!self->outdated)
    self->memory = g_steal_pointer (&inspection->memory);
  if (!g_task_propagate_boolean (G_TASK (result), NULL))
    return;

  discard (self->bank, self->problems);
  self->bank = g_steal_pointer (&inspection->bank);
  self->problems = g_steal_pointer (&inspection->problems);
  self->revision = inspection->revision;
  self->inspected = !self->outdated;
  g_signal_emit (self, signals[INSPECTED], 0);

  /* The pause is over long since. */
  if (!exam_bank_inspector_is_current (self) && self->wait_id == 0)
    begin_cb (self);
}

static gboolean
begin_cb (gpointer data)
{
  ExamBankInspector *self = data;
  Inspection *inspection = g_new0 (Inspection, 1);
  g_autoptr (GTask) task = exam_task_new (self, NULL, inspected_cb, NULL);
  gsize length;
  const char *text = exam_manuscript_get_text (self->manuscript, &length);

  self->wait_id = 0;
  self->running = TRUE;
  self->outdated = FALSE;
  inspection->bytes = g_bytes_new (text, length);
  inspection->path = g_strdup (self->path);
  inspection->formats = exam_formats_ref (self->formats);
  inspection->books = self->books != NULL ? g_object_ref (self->books) : NULL;
  inspection->lookup = self->lookup;
  inspection->memory = self->memory != NULL ? g_steal_pointer (&self->memory) : exam_check_memory_new ();
  inspection->revision = exam_manuscript_get_revision (self->manuscript);
  g_task_set_source_tag (task, begin_cb);
  g_task_set_task_data (task, inspection, (GDestroyNotify) inspection_free);
  g_task_run_in_thread (task, inspect_in_thread);
  return G_SOURCE_REMOVE;
}

/* One at a time: the thread's answer begins the next where the text went on meanwhile. */
static void
schedule (ExamBankInspector *self)
{
  if (!self->running && self->wait_id == 0)
    self->wait_id = g_timeout_add (PAUSE, begin_cb, self);
}

/**
 * exam_bank_inspector_set_path:
 * @self: an inspector
 * @path: (nullable): where the bank's file is: images are looked for beside it
 */
void
exam_bank_inspector_set_path (ExamBankInspector *self,
                              const char        *path)
{
  g_return_if_fail (EXAM_IS_BANK_INSPECTOR (self));

  if (g_strcmp0 (self->path, path) == 0)
    return;
  g_free (self->path);
  self->path = g_strdup (path);
  self->inspected = FALSE;
  self->outdated = TRUE;
  schedule (self);
}

/**
 * exam_bank_inspector_set_books:
 * @self: an inspector
 * @books: (nullable): what @lookup needs; held for as long as a thread may ask it
 * @lookup: (nullable): where codes are looked up, by one thread at a time; copied
 *
 * Lets the codes of the bank be looked up from now on.
 */
void
exam_bank_inspector_set_books (ExamBankInspector    *self,
                               GObject              *books,
                               const ExamCodeLookup *lookup)
{
  g_return_if_fail (EXAM_IS_BANK_INSPECTOR (self));
  g_return_if_fail ((books == NULL) == (lookup == NULL));

  g_set_object (&self->books, books);
  if (lookup != NULL)
    self->lookup = *lookup;
  g_clear_pointer (&self->memory, exam_check_memory_free);
  self->inspected = FALSE;
  self->outdated = TRUE;
  schedule (self);
}

/** Returns: (transfer none) (nullable): the sound items of the text, as it was when it was inspected last */
ExamBank *
exam_bank_inspector_get_bank (ExamBankInspector *self)
{
  g_return_val_if_fail (EXAM_IS_BANK_INSPECTOR (self), NULL);

  return self->bank;
}

/** Returns: (transfer none): all that is wrong with the text, as it was when it was inspected last */
const ExamProblems *
exam_bank_inspector_get_problems (ExamBankInspector *self)
{
  g_return_val_if_fail (EXAM_IS_BANK_INSPECTOR (self), NULL);

  return self->problems;
}

/** Returns: the manuscript's revision that was inspected last */
guint64
exam_bank_inspector_get_revision (ExamBankInspector *self)
{
  g_return_val_if_fail (EXAM_IS_BANK_INSPECTOR (self), 0);

  return self->revision;
}

/** Whether what was found is of the text as it is now. */
gboolean
exam_bank_inspector_is_current (ExamBankInspector *self)
{
  g_return_val_if_fail (EXAM_IS_BANK_INSPECTOR (self), FALSE);

  return self->inspected && self->revision == exam_manuscript_get_revision (self->manuscript);
}

static void
exam_bank_inspector_dispose (GObject *object)
{
  ExamBankInspector *self = EXAM_BANK_INSPECTOR (object);

  g_clear_handle_id (&self->wait_id, g_source_remove);
  if (self->manuscript != NULL)
    g_signal_handlers_disconnect_by_data (self->manuscript, self);
  g_clear_object (&self->manuscript);

  G_OBJECT_CLASS (exam_bank_inspector_parent_class)->dispose (object);
}

static void
exam_bank_inspector_finalize (GObject *object)
{
  ExamBankInspector *self = EXAM_BANK_INSPECTOR (object);

  g_clear_pointer (&self->bank, exam_bank_unref);
  exam_problems_free (self->problems);
  exam_formats_unref (self->formats);
  g_clear_object (&self->books);
  g_clear_pointer (&self->memory, exam_check_memory_free);
  g_free (self->path);

  G_OBJECT_CLASS (exam_bank_inspector_parent_class)->finalize (object);
}

static void
exam_bank_inspector_class_init (ExamBankInspectorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = exam_bank_inspector_dispose;
  object_class->finalize = exam_bank_inspector_finalize;

  /** ExamBankInspector::inspected: bank and problems are new */
  signals[INSPECTED] = g_signal_new ("inspected", EXAM_TYPE_BANK_INSPECTOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 0);
}

static void
exam_bank_inspector_init (ExamBankInspector *self)
{
  self->problems = exam_problems_new ();
}

/**
 * exam_bank_inspector_new:
 * @manuscript: a bank's text
 * @formats: the formats that there are
 *
 * Returns: (transfer full): what inspects it, now and after each change
 */
ExamBankInspector *
exam_bank_inspector_new (ExamManuscript *manuscript,
                         ExamFormats    *formats)
{
  ExamBankInspector *self;

  g_return_val_if_fail (EXAM_IS_MANUSCRIPT (manuscript), NULL);

  self = g_object_new (EXAM_TYPE_BANK_INSPECTOR, NULL);
  self->manuscript = g_object_ref (manuscript);
  self->formats = exam_formats_ref (formats);
  g_signal_connect_swapped (manuscript, "settled", G_CALLBACK (schedule), self);
  schedule (self);
  return self;
}
