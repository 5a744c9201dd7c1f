/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/shared/exam-context.h"

/* gio keeps this one behind a macro, although it is there for everyone since 2.46. */
#define G_SETTINGS_ENABLE_BACKEND
#include <gio/gsettingsbackend.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "bank/exam-task.h"

/* What the pages share: handed to each of them, never fetched from anywhere. */
struct _ExamContext
{
  GObject parent_instance;

  /* Owned */
  ExamPaths     *paths;
  ExamClock     *clock;
  ExamLibrary   *library;
  ExamStore     *store;
  ExamCodeStore *code_store;
  GSettings     *settings;
  GCancellable  *cancellable;

  gboolean is_trial;  /* its results go with it */
  gboolean loaded;
};

G_DEFINE_FINAL_TYPE (ExamContext, exam_context, G_TYPE_OBJECT)

enum {
  SIGNAL_NOTICE,
  N_SIGNALS
};

enum {
  PROP_0,
  PROP_LOADED,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void
exam_context_get_property (GObject    *object,
                           guint       prop_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  ExamContext *self = EXAM_CONTEXT (object);

  switch (prop_id)
    {
    case PROP_LOADED:
      g_value_set_boolean (value, exam_context_is_loaded (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
exam_context_dispose (GObject *object)
{
  ExamContext *self = EXAM_CONTEXT (object);

  g_cancellable_cancel (self->cancellable);
  G_OBJECT_CLASS (exam_context_parent_class)->dispose (object);
}

/* What a store leaves: files, and a folder of backups. */
static void
delete_folder (const char *folder)
{
  g_autoptr (GDir) entries = g_dir_open (folder, 0, NULL);
  const char *name;

  while (entries != NULL && (name = g_dir_read_name (entries)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        delete_folder (path);
      else
        g_unlink (path);
    }
  g_rmdir (folder);
}

static void
exam_context_finalize (GObject *object)
{
  ExamContext *self = EXAM_CONTEXT (object);

  g_clear_object (&self->cancellable);
  g_clear_object (&self->settings);
  g_clear_object (&self->code_store);
  g_clear_object (&self->store);
  g_clear_object (&self->library);
  g_clear_object (&self->clock);
  if (self->is_trial)
    delete_folder (self->paths->results);
  g_clear_pointer (&self->paths, exam_paths_free);

  G_OBJECT_CLASS (exam_context_parent_class)->finalize (object);
}

static void
exam_context_class_init (ExamContextClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = exam_context_get_property;
  object_class->dispose = exam_context_dispose;
  object_class->finalize = exam_context_finalize;

  /**
   * ExamContext:loaded:
   *
   * Whether the banks have been read.
   */
  properties[PROP_LOADED] =
    g_param_spec_boolean ("loaded", NULL, NULL, FALSE,
                          G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * ExamContext::notice:
   * @message: something about the results file that the user has to be told
   */
  signals[SIGNAL_NOTICE] =
    g_signal_new ("notice", EXAM_TYPE_CONTEXT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
exam_context_init (ExamContext *self)
{
  self->cancellable = g_cancellable_new ();
}

/* A file of our own instead of dconf: a bare machine has none, and would forget every preference. */
static GSettings *
make_settings (const char *path)
{
  g_autoptr (GSettingsBackend) backend = g_keyfile_settings_backend_new (path, "/", NULL);
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchemaSource) own_source = NULL;
  g_autoptr (GSettingsSchema) schema = NULL;

  if (source != NULL)
    schema = g_settings_schema_source_lookup (source, APPLICATION_ID, TRUE);
  /* Installed somewhere the environment does not know of. */
  if (schema == NULL)
    own_source = g_settings_schema_source_new_from_directory (SCHEMADIR, NULL, FALSE, NULL);
  if (own_source != NULL)
    schema = g_settings_schema_source_lookup (own_source, APPLICATION_ID, FALSE);
  if (schema == NULL)
    g_error ("The schema of the settings is not in %s: install the program, or start it by ./run", SCHEMADIR);

  return g_settings_new_full (schema, backend, NULL);
}

/**
 * exam_context_new:
 * @paths: (transfer full): where things are
 * @clock: tells the time
 *
 * Returns: (transfer full): a context with the formats, and without banks and results until exam_context_load()
 */
ExamContext *
exam_context_new (ExamPaths *paths,
                  ExamClock *clock)
{
  g_autoptr (ExamProblems) problems = exam_problems_new ();
  g_autoptr (ExamFormats) formats = NULL;
  ExamContext *self;

  g_return_val_if_fail (paths != NULL, NULL);
  g_return_val_if_fail (EXAM_IS_CLOCK (clock), NULL);

  self = g_object_new (EXAM_TYPE_CONTEXT, NULL);
  self->paths = paths;
  self->clock = g_object_ref (clock);
  formats = exam_formats_new_for_folder (paths->formats, problems);
  for (guint i = 0; i < exam_problems_get_n (problems); i++)
    {
      g_autofree char *line = exam_problem_to_string (exam_problems_get (problems, i));

      g_message ("%s", line);
    }
  self->library = exam_library_new (formats);
  self->store = exam_store_new (paths->results, clock);
  self->code_store = exam_code_store_new (paths->code_books);
  self->settings = make_settings (paths->settings);
  return self;
}

/* --- Loading --- */

static void
read_banks_thread (GTask        *task,
                   gpointer      source,
                   gpointer      data,
                   GCancellable *cancellable)
{
  ExamContext *self = source;
  ExamFormats *formats = exam_library_get_formats (self->library);
  GPtrArray *files =
    exam_library_read_folder (self->paths->bundled_banks, EXAM_BANK_BUNDLED, formats, cancellable);
  GPtrArray *own = exam_library_read_folder (self->paths->user_banks, EXAM_BANK_USER, formats, cancellable);

  g_ptr_array_extend_and_steal (files, own);
  g_task_return_pointer (task, files, (GDestroyNotify) g_ptr_array_unref);
}

static void
banks_read_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      data)
{
  ExamContext *self = EXAM_CONTEXT (source);
  g_autoptr (GPtrArray) files = g_task_propagate_pointer (G_TASK (result), NULL);

  if (files == NULL)
    return;

  for (guint i = 0; i < files->len; i++)
    exam_library_add (self->library, g_ptr_array_index (files, i));
  self->loaded = TRUE;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADED]);
}

static void
store_opened_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      data)
{
  g_autoptr (ExamContext) self = data;
  g_autofree char *notice = NULL;
  g_autoptr (GError) error = NULL;

  /* That nothing can be written the store's trouble says, for as long as it lasts. */
  if (exam_store_open_finish (EXAM_STORE (source), result, &notice, &error) && notice != NULL)
    g_signal_emit (self, signals[SIGNAL_NOTICE], 0, notice);
}

/** Reads the banks, opens the results file and sees which code books there are, all in threads. */
void
exam_context_load (ExamContext *self)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (EXAM_IS_CONTEXT (self));

  exam_store_open_async (self->store, store_opened_cb, g_object_ref (self));
  exam_code_store_load (self->code_store);
  task = exam_task_new (self, self->cancellable, banks_read_cb, NULL);
  g_task_set_source_tag (task, exam_context_load);
  g_task_run_in_thread (task, read_banks_thread);
}

/** Writes what is waiting to be written. To be called before the program ends. */
void
exam_context_close (ExamContext *self)
{
  g_return_if_fail (EXAM_IS_CONTEXT (self));
  exam_store_close (self->store);
}

gboolean
exam_context_is_loaded (ExamContext *self)
{
  g_return_val_if_fail (EXAM_IS_CONTEXT (self), FALSE);
  return self->loaded;
}

/* --- Trial --- */

/**
 * exam_context_new_trial:
 * @self: a context
 * @bank: a bank
 * @error: set to a #GFileError
 *
 * Makes a context in which nothing counts: it has no bank but @bank, and its results are in a folder that is deleted with it.
 *
 * Returns: (transfer full) (nullable): it, loaded
 */
ExamContext *
exam_context_new_trial (ExamContext *self,
                        ExamBank    *bank,
                        GError     **error)
{
  g_autofree char *folder = NULL;
  g_autoptr (ExamBankFile) file = NULL;
  ExamContext *trial;

  g_return_val_if_fail (EXAM_IS_CONTEXT (self), NULL);
  g_return_val_if_fail (bank != NULL, NULL);

  folder = g_dir_make_tmp ("mockingbird-trial-XXXXXX", error);
  if (folder == NULL)
    return NULL;

  trial = g_object_new (EXAM_TYPE_CONTEXT, NULL);
  trial->is_trial = TRUE;
  trial->paths = exam_paths_copy (self->paths);
  g_free (trial->paths->results);
  trial->paths->results = g_steal_pointer (&folder);
  trial->clock = g_object_ref (self->clock);
  trial->settings = g_object_ref (self->settings);
  trial->code_store = g_object_ref (self->code_store);
  trial->library = exam_library_new (exam_library_get_formats (self->library));
  trial->store = exam_store_new (trial->paths->results, trial->clock);
  exam_store_open_async (trial->store, store_opened_cb, g_object_ref (trial));
  file = exam_bank_file_new_for_bank (bank);
  exam_library_add (trial->library, file);
  trial->loaded = TRUE;
  return trial;
}

/* --- Opening a bank --- */

static void
read_bank_thread (GTask        *task,
                  gpointer      source,
                  gpointer      data,
                  GCancellable *cancellable)
{
  ExamContext *self = source;

  g_task_return_pointer (task,
                         exam_bank_file_read (data, EXAM_BANK_OPENED, exam_library_get_formats (self->library),
                                              cancellable),
                         g_object_unref);
}

/** Reads a bank from anywhere. */
void
exam_context_open_bank_async (ExamContext        *self,
                              const char         *path,
                              GAsyncReadyCallback callback,
                              gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (EXAM_IS_CONTEXT (self));
  g_return_if_fail (path != NULL);

  task = exam_task_new (self, self->cancellable, callback, user_data);
  g_task_set_source_tag (task, exam_context_open_bank_async);
  g_task_set_task_data (task, g_strdup (path), g_free);
  g_task_run_in_thread (task, read_bank_thread);
}

/** Returns: (transfer full) (nullable): the bank, which the library has now; it may be faulty */
ExamBankFile *
exam_context_open_bank_finish (ExamContext  *self,
                               GAsyncResult *result,
                               GError      **error)
{
  ExamBankFile *file;

  g_return_val_if_fail (g_async_result_is_tagged (result, exam_context_open_bank_async), NULL);

  file = g_task_propagate_pointer (G_TASK (result), error);
  if (file != NULL)
    exam_library_add (self->library, file);
  return file;
}

static void
bank_reloaded_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      data)
{
  g_autoptr (ExamBankFile) file = exam_context_open_bank_finish (EXAM_CONTEXT (source), result, NULL);
}

/** Reads a bank again that was written. */
void
exam_context_reload_bank (ExamContext *self,
                          const char  *path)
{
  exam_context_open_bank_async (self, path, bank_reloaded_cb, NULL);
}

/* --- What there is --- */

ExamClock *
exam_context_get_clock (ExamContext *self)
{
  g_return_val_if_fail (EXAM_IS_CONTEXT (self), NULL);
  return self->clock;
}

ExamLibrary *
exam_context_get_library (ExamContext *self)
{
  g_return_val_if_fail (EXAM_IS_CONTEXT (self), NULL);
  return self->library;
}

ExamStore *
exam_context_get_store (ExamContext *self)
{
  g_return_val_if_fail (EXAM_IS_CONTEXT (self), NULL);
  return self->store;
}

GSettings *
exam_context_get_settings (ExamContext *self)
{
  g_return_val_if_fail (EXAM_IS_CONTEXT (self), NULL);
  return self->settings;
}

/** Returns: the code books */
ExamCodeStore *
exam_context_get_code_store (ExamContext *self)
{
  g_return_val_if_fail (EXAM_IS_CONTEXT (self), NULL);
  return self->code_store;
}

/** Returns: (transfer none): the folder of the code books */
const char *
exam_context_get_code_books (ExamContext *self)
{
  g_return_val_if_fail (EXAM_IS_CONTEXT (self), NULL);
  return self->paths->code_books;
}

/** Returns: (transfer none): the folder of drafts: what is written in banks and not saved */
const char *
exam_context_get_drafts (ExamContext *self)
{
  g_return_val_if_fail (EXAM_IS_CONTEXT (self), NULL);
  return self->paths->drafts;
}

/** Returns: the folder of the user's own banks */
const char *
exam_context_get_user_banks (ExamContext *self)
{
  g_return_val_if_fail (EXAM_IS_CONTEXT (self), NULL);
  return self->paths->user_banks;
}
